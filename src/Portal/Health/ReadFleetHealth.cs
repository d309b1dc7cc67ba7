using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Domain.Access;
using Portal.Domain.Environments;
using Portal.Domain.Health;
using Portal.Platform.Data;

namespace Portal.Health;

/// <summary>Every environment that the reader sees in a row, worst first, then least budget left. A thousand of them are read in one go.</summary>
public sealed class ReadFleetHealth(IDbContextFactory<PortalDb> dbs, IOptions<HealthSettings> settings, TimeProvider clock)
{
    public async Task<FleetHealth> ListAsync(Actor actor, FleetFilter filter, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var now = clock.GetUtcNow();
        var team = actor.OnlyTeam;
        var environments = await db.Environments.AsNoTracking().Where(e => e.State != EnvironmentState.Deleted && (team == null || e.Team == team))
            .Select(e => new { e.Id, e.Name, e.Team, e.Account, e.Region, e.Stage, e.Product, e.ProductVersion, e.State, e.CreatedAt }).ToListAsync(ct);
        var known = await db.EnvironmentHealth.AsNoTracking().ToDictionaryAsync(health => health.Id, ct);
        var places = await db.HealthPlaces.AsNoTracking().ToDictionaryAsync(place => (place.Account, place.Region), ct);
        var all = environments.Select(e =>
        {
            var health = known.GetValueOrDefault(e.Id) ?? EnvironmentHealth.Of(e.Id, e.Account, e.Region, e.CreatedAt);
            var judged = HealthNow.Of(health, places.GetValueOrDefault((e.Account, e.Region))?.Looks ?? [], settings.Value, now);
            var grid = BuildZoneGrid.Of(health.Seen, health.NeededInstances);
            return (judged.IsStale, Row: new FleetRow(
                e.Id, e.Name, e.Team, e.Account, e.Region, e.Stage, e.Product, e.ProductVersion, e.State,
                judged.State, judged.Reason, judged.Since, judged.SeenAt, judged.Tiers.ToDictionary(tier => tier.Tier, tier => tier.State),
                grid.Zones, [.. grid.Zones.Select(zone => grid.Of(ZonePart.Instances).Where(cell => cell.Zone == zone).Sum(cell => cell.InService))],
                grid.Losses.OrderByDescending(loss => loss.Verdict is LossVerdict.NotEnough).ThenByDescending(loss => loss.Verdict is LossVerdict.Unknown).ThenBy(loss => loss.Left).FirstOrDefault(),
                health.Slo?.Availability, health.Slo?.LeftMinutes, settings.Value.Objective.BudgetMinutes, health.Burning, health.Slo?.Burns.Where(burn => burn.IsBurning).Max(burn => burn.LongRate)));
        }).ToList();
        var kept = all.Where(one => Fits(one.Row, filter)).ToList();
        var rows = kept.Select(one => one.Row).Where(row => filter.State is null || row.State == filter.State)
            .OrderByDescending(row => row.State).ThenBy(row => row.LeftMinutes ?? double.MaxValue).ThenBy(row => row.Name, StringComparer.Ordinal).ToList();
        static IReadOnlyList<string> Sorted(IEnumerable<string> values) => [.. values.Distinct().Order(StringComparer.OrdinalIgnoreCase)];
        return new FleetHealth(
            rows, Totals([.. kept.Select(one => one.Row)], kept.Count(one => one.IsStale)), Sorted(environments.Select(e => e.Team)), Sorted(environments.Select(e => e.Account)),
            Sorted(environments.Select(e => e.Region)), Sorted(environments.Select(e => e.Stage)), places.Values.Select(place => place.PassedAt).Max());
    }

    private static bool Fits(FleetRow row, FleetFilter filter) =>
        (filter.Search is not { Length: > 0 } search || row.Name.Contains(search, StringComparison.OrdinalIgnoreCase) || row.Team.Contains(search, StringComparison.OrdinalIgnoreCase))
        && (filter.Team is null || row.Team == filter.Team) && (filter.Account is null || row.Account == filter.Account)
        && (filter.Region is null || row.Region == filter.Region) && (filter.Stage is null || row.Stage == filter.Stage);

    // What its zones could bear is told by its instances; those that are not seen now may have gone.
    private static bool Sees(FleetRow row) => row.States.TryGetValue(HealthTier.Compute, out var state) && state is not HealthState.Unknown;

    internal static FleetTotals Totals(IReadOnlyList<FleetRow> rows, int stale)
    {
        int In(HealthState state) => rows.Count(row => row.State == state);
        return new FleetTotals(
            rows.Count, In(HealthState.Healthy), In(HealthState.Degraded), In(HealthState.Down), In(HealthState.Unknown), rows.Count(row => row.Lifecycle is EnvironmentState.Creating),
            rows.Count(row => Sees(row) && row.Loss is { Verdict: LossVerdict.Enough }), rows.Count(row => Sees(row) && row.Loss is { Verdict: not LossVerdict.Unknown }),
            rows.Count(row => row.Availability is { } reached && row.LeftMinutes >= 0 && reached > 0), rows.Count(row => row.Availability is not null), rows.Count(row => row.Burning is not BurnLevel.None), stale);
    }
}
