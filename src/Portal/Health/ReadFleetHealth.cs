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
    public async Task<FleetHealth> ListAsync(Actor actor, FleetFilter filter, CancellationToken ct) => (await WholeAsync(actor, ct)).Narrow(filter);

    /// <summary>All of it at once; whoever narrows it again and again needs not read it again.</summary>
    public async Task<WholeFleet> WholeAsync(Actor actor, CancellationToken ct)
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
            return (new FleetRow(
                e.Id, e.Name, e.Team, e.Account, e.Region, e.Stage, e.Product, e.ProductVersion, e.State,
                judged.State, judged.Reason, judged.Since, judged.SeenAt, judged.Tiers.ToDictionary(tier => tier.Tier, tier => tier.State),
                grid.Zones, [.. grid.Zones.Select(zone => grid.Of(ZonePart.Instances).Where(cell => cell.Zone == zone).Sum(cell => cell.InService))],
                grid.Losses.OrderByDescending(loss => loss.Verdict is LossVerdict.NotEnough).ThenByDescending(loss => loss.Verdict is LossVerdict.Unknown).ThenBy(loss => loss.Left).FirstOrDefault(),
                health.Slo?.Availability, health.Slo?.LeftMinutes, settings.Value.Objective.BudgetMinutes, health.Burning, health.Slo?.Burns.Where(burn => burn.IsBurning).Max(burn => burn.LongRate)), judged.IsStale);
        });
        return new WholeFleet([.. all.OrderByDescending(one => one.Item1.State).ThenBy(one => one.Item1.LeftMinutes ?? double.MaxValue).ThenBy(one => one.Item1.Name, StringComparer.Ordinal)], places.Values.Select(place => place.PassedAt).Max());
    }
}
