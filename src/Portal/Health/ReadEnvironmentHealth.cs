using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Domain;
using Portal.Domain.Access;
using Portal.Domain.Environments;
using Portal.Domain.Health;
using Portal.Environments;
using Portal.Platform.Data;

namespace Portal.Health;

/// <summary>Engineers read the health of their own team's environments, everybody else that of all. What is told is judged anew at the moment of asking: old sights turn unknown by themselves.</summary>
public sealed class ReadEnvironmentHealth(IDbContextFactory<PortalDb> dbs, ReadSpentBudget spent, IOptions<HealthSettings> settings, TimeProvider clock)
{
    /// <param name="idOrName">The id, or the name of a living environment.</param>
    public async Task<Outcome<EnvironmentHealthView>> FindAsync(Actor actor, string idOrName, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var id = new EnvironmentId(idOrName);
        var team = actor.OnlyTeam;
        var environment = await db.Environments.AsNoTracking().Where(e => team == null || e.Team == team).Where(e => e.Id == id || (e.Name == idOrName && e.State != EnvironmentState.Deleted))
            .OrderByDescending(e => e.CreatedAt).Select(e => new { e.Id, e.Name, e.Team, e.Account, e.Region, e.State, e.CreatedAt }).FirstOrDefaultAsync(ct);
        if (environment is null) return new Outcome<EnvironmentHealthView>.NotFound(ReadEnvironments.None);
        var now = clock.GetUtcNow();
        var health = await db.EnvironmentHealth.AsNoTracking().FirstOrDefaultAsync(h => h.Id == environment.Id, ct) ?? EnvironmentHealth.Of(environment.Id, environment.Account, environment.Region, environment.CreatedAt);
        var place = await db.HealthPlaces.AsNoTracking().FirstOrDefaultAsync(p => p.Id == environment.Account + "/" + environment.Region, ct);
        var looks = place?.Looks ?? [];
        var judged = HealthNow.Of(health, looks, settings.Value, now);
        var metrics = looks.FirstOrDefault(look => look.Kind is LookKind.Metrics);
        return new EnvironmentHealthView(
            environment.Id, environment.Name, environment.Team, environment.Account, environment.Region, environment.State,
            judged.State, judged.Reason, judged.Since, judged.SeenAt, judged.Tiers, BuildZoneGrid.Of(health.Seen, health.NeededInstances),
            health.Slo, health.EdgeSlo, health.Burning, await spent.OfAsync(db, health, ct), health.Alarms, health.NeededInstances, Size(health), health.Recent,
            new FreshnessView("metrics", health.MetricsThrough, TimeSpan.FromMinutes(settings.Value.MetricsEveryMinutes), metrics?.Fault, metrics?.FaultSince), [.. looks.Select(HealthNow.Freshness)]);
    }

    private static GroupSize? Size(EnvironmentHealth health) => health.Seen.Compute is { } group
        ? new GroupSize(group.Least, group.Most, group.Desired, group.InService, group.Instances.Select(one => one.Type).FirstOrDefault())
        : null;
}
