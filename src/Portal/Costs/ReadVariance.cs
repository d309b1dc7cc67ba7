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

    public async Task<IReadOnlyList<VersionVariance>> RunAsync(Actor actor, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var reading = await db.BilledReadings.AsNoTracking().SingleAsync(ct);
        if (reading.BilledThrough is not { } through) return [];
        var end = through.AddDays(1).FirstOfMonth();
        var from = end.AddMonths(-Back);
        var billed = await db.CostRecords.Where(row => row.Day >= from && row.Day < end)
            .GroupBy(row => new { row.Environment, row.Service, row.Day.Year, row.Day.Month })
            .Select(group => new { group.Key.Environment, group.Key.Service, group.Key.Year, group.Key.Month, Amount = group.Sum(row => row.Amount) }).ToListAsync(ct);
        var byMonth = billed.ToLookup(row => (row.Environment, new DateOnly(row.Year, row.Month, 1)));
        var estimates = (await db.EnvironmentEstimates.AsNoTracking().ToListAsync(ct)).GroupBy(made => made.EnvironmentId).ToDictionary(group => group.Key, group => group.OrderBy(made => made.MadeAt).ToList());
        var team = actor.OnlyTeam;
        var environments = await db.Environments.AsNoTracking().Where(e => team == null || e.Team == team).Select(e => new { e.Id, e.Name, e.CreatedAt }).ToListAsync(ct);
        var deleted = await db.Deployments.AsNoTracking().Where(d => d.Kind == Domain.Requests.RequestKind.Delete && d.EndedAt != null && d.State == Domain.Deployments.DeploymentState.Succeeded)
            .GroupBy(d => d.EnvironmentId).Select(group => new { group.Key, At = group.Max(d => d.EndedAt!.Value) }).ToDictionaryAsync(each => each.Key, each => each.At, ct);
        var months = new List<EstimatedMonth>();
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
                if (rows.Count > 0) months.Add(Month(environment.Id, environment.Name, month, stood, rows.Select(row => (row.Service, row.Amount))));
            }
        return VersionVariance.Of(months);
    }

    private static EstimatedMonth Month(EnvironmentId id, string name, DateOnly month, EnvironmentEstimate made, IEnumerable<(string Service, decimal Amount)> billed) => new(
        id, name, $"{made.Product} {made.ProductVersion}", month,
        made.Lines.GroupBy(line => CostService.OfLine(line.Id, line.Label).Id).ToDictionary(group => group.Key, group => group.Sum(line => line.Amount.Expected)),
        billed.GroupBy(row => CostService.OfBilled(row.Service).Id).ToDictionary(group => group.Key, group => group.Sum(row => row.Amount)));
}
