using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Costs;
using Portal.Domain.Environments;
using Portal.Platform.Data;

namespace Portal.Costs.Advice;

/// <summary>
/// Storage that is billed beyond what was estimated, where versions or backups are kept for long. The bill does not tell them
/// from the rest, so all that is beyond the estimate is taken for them, and the evidence says so.
/// </summary>
internal static class ByBill
{
    private const int Days = 30, LongVersions = 30, LongBackups = 7;

    public static async Task<IReadOnlyList<Candidate>> OfAsync(PortalDb db, ManagedEnvironment environment, IReadOnlyDictionary<string, string> inputs, IReadOnlyDictionary<string, decimal> estimated, CancellationToken ct)
    {
        var (versions, backups) = (Number(inputs, "AssetVersionDays"), Number(inputs, "DbBackupDays"));
        if (versions is not > LongVersions && backups is not > LongBackups) return [];
        if ((await db.BilledReadings.AsNoTracking().SingleAsync(ct)).BilledThrough is not { } through) return [];
        var since = through.AddDays(1 - Days);
        var rows = await db.CostRecords.Where(row => row.Environment == environment.Id.Value && row.Span == CostSpan.Day && row.Day >= since && row.Day <= through)
            .GroupBy(row => row.Service).Select(group => new { group.Key, Amount = group.Sum(row => row.Amount), Days = group.Select(row => row.Day).Distinct().Count() }).ToListAsync(ct);
        decimal? Beyond(string service) => rows.Where(row => CostService.OfBilled(row.Key).Id == service).ToList() is [var row] && row.Days >= Days - 1 ? row.Amount - estimated.GetValueOrDefault(service) : null;
        var found = new List<Candidate>();
        if (versions is > LongVersions and var kept && Beyond("storage") is > 0 and var files)
            found.Add(new(AdviceKind.StorageLifecycle, "AssetVersionDays", Text($"{LongVersions}"), $"Old versions kept {LongVersions} days instead of {kept}", "Files overwritten or deleted longer ago can't be brought back.",
                Text($"S3 billed USD {files:0} more in {Days} days than was estimated, and versions are kept {kept} days."), files * (1 - ((decimal)LongVersions / kept))));
        if (environment.Stage != FindAdvice.Production && backups is > LongBackups and var days && Beyond("rds") is > 0 and var snapshots)
            found.Add(new(AdviceKind.OldSnapshots, "DbBackupDays", Text($"{LongBackups}"), $"Snapshots of the database kept {LongBackups} days instead of {days}", "A restore can't go further back.",
                Text($"RDS billed USD {snapshots:0} more in {Days} days than instances and storage come to; backups beyond the size of the storage are billed so."), snapshots * (1 - ((decimal)LongBackups / days))));
        return found;
    }

    private static int? Number(IReadOnlyDictionary<string, string> inputs, string parameter) => int.TryParse(inputs.GetValueOrDefault(parameter), CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
