using Microsoft.EntityFrameworkCore;
using Portal.Domain;
using Portal.Domain.Access;
using Portal.Domain.Costs;
using Portal.Platform.Data;

namespace Portal.Costs;

/// <summary>How wrong estimates were, by product version, over whole months that are billed whole.</summary>
public sealed class ReadVariance(IDbContextFactory<PortalDb> dbs)
{
    private const int Back = 13;

    private volatile Made? _last;

    public async Task<IReadOnlyList<VersionVariance>> RunAsync(Actor actor, CancellationToken ct)
    {
        var team = actor.OnlyTeam;
        return VersionVariance.Of((await MonthsAsync(ct)).Where(each => team is null || each.Team == team).Select(each => each.Month));
    }

    /// <summary>What an estimate of the version would have to be multiplied by to meet its bills, as far as the reader's environments tell; null where the error is not systematic.</summary>
    public async Task<VersionVariance?> CorrectionAsync(Actor actor, string product, string version, CancellationToken ct) =>
        (await RunAsync(actor, ct)).FirstOrDefault(each => each.ProductVersion == $"{product} {version}" && each.Correction is not null);

    // Months that are over differ after a reading only, and there are many rows to add up.
    private async Task<IReadOnlyList<(string Team, EstimatedMonth Month)>> MonthsAsync(CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var reading = await db.BilledReadings.AsNoTracking().SingleAsync(ct);
        if (reading.BilledThrough is not { } through) return [];
        if (_last is { } known && known.Of == reading.ReadAt) return known.Months;
        var months = await MonthsAsync(db, through, ct);
        _last = new Made(reading.ReadAt, months);
        return months;
    }

    private static async Task<IReadOnlyList<(string Team, EstimatedMonth Month)>> MonthsAsync(PortalDb db, DateOnly through, CancellationToken ct)
    {
        var end = through.AddDays(1).FirstOfMonth();
        var from = end.AddMonths(-Back);
        var billed = await db.CostRecords.Where(row => row.Day >= from && row.Day < end)
            .GroupBy(row => new { row.Environment, row.Service, row.Day.Year, row.Day.Month })
            .Select(group => new { group.Key.Environment, group.Key.Service, group.Key.Year, group.Key.Month, Amount = group.Sum(row => row.Amount) }).ToListAsync(ct);
        var byMonth = billed.ToLookup(row => (row.Environment, new DateOnly(row.Year, row.Month, 1)));
        var estimates = (await db.EnvironmentEstimates.AsNoTracking().ToListAsync(ct)).GroupBy(made => made.EnvironmentId).ToDictionary(group => group.Key, group => group.OrderBy(made => made.MadeAt).ToList());
        var environments = await db.Environments.AsNoTracking().Select(e => new { e.Id, e.Name, e.Team, e.CreatedAt }).ToListAsync(ct);
        var deleted = await db.Deployments.AsNoTracking().Where(d => d.Kind == Domain.Requests.RequestKind.Delete && d.EndedAt != null && d.State == Domain.Deployments.DeploymentState.Succeeded)
            .GroupBy(d => d.EnvironmentId).Select(group => new { group.Key, At = group.Max(d => d.EndedAt!.Value) }).ToDictionaryAsync(each => each.Key, each => each.At, ct);
        var months = new List<(string, EstimatedMonth)>();
        foreach (var environment in environments.Where(each => estimates.ContainsKey(each.Id)))
            for (var month = from; month < end; month = month.AddMonths(1))
            {
                // Months in which it was built, changed or deleted say nothing of an estimate for a month.
                if (DateOnly.FromDateTime(environment.CreatedAt.UtcDateTime) >= month || (deleted.TryGetValue(environment.Id, out var gone) && DateOnly.FromDateTime(gone.UtcDateTime) < month.AddMonths(1))) continue;
                var made = estimates[environment.Id];
                // What people decided on, not what was measured since.
                var stood = made.LastOrDefault(each => each.IsAtRequest && each.MadeOn <= month);
                if (stood?.Range is null || made.Exists(each => each.MadeOn > month && each.MadeOn < month.AddMonths(1) && each.DeploymentId != stood.DeploymentId)) continue;
                var rows = byMonth[(environment.Id.Value, month)].ToList();
                if (rows.Count > 0) months.Add((environment.Team, Month(environment.Id, environment.Name, month, stood, rows.Select(row => (row.Service, row.Amount)))));
            }
        return months;
    }

    private static EstimatedMonth Month(EnvironmentId id, string name, DateOnly month, EnvironmentEstimate made, IEnumerable<(string Service, decimal Amount)> billed) => new(
        id, name, $"{made.Product} {made.ProductVersion}", month,
        made.Lines.GroupBy(line => CostService.OfLine(line.Id, line.Label).Id).ToDictionary(group => group.Key, group => group.Sum(line => line.Amount.Expected)),
        billed.GroupBy(row => CostService.OfBilled(row.Service).Id).ToDictionary(group => group.Key, group => group.Sum(row => row.Amount)));

    private sealed record Made(DateTimeOffset? Of, IReadOnlyList<(string Team, EstimatedMonth Month)> Months);
}
