using Microsoft.EntityFrameworkCore;
using Portal.Domain;
using Portal.Domain.Deployments;
using Portal.Domain.Environments;
using Portal.Domain.Health;
using Portal.Platform.Data;

namespace Portal.Health;

/// <summary>One timeline of an environment: deployments, drift, and what health saw. Newest first.</summary>
public sealed class ReadTimeline(IDbContextFactory<PortalDb> dbs, TimeProvider clock)
{
    public async Task<IReadOnlyList<TimelineEntry>> OfAsync(EnvironmentId environment, int most, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        return await OfAsync(db, environment, DateTimeOffset.MinValue, clock.GetUtcNow(), most, ct);
    }

    internal static async Task<IReadOnlyList<TimelineEntry>> OfAsync(PortalDb db, EnvironmentId environment, DateTimeOffset from, DateTimeOffset to, int most, CancellationToken ct)
    {
        var happened = await db.HealthEvents.AsNoTracking().Where(one => one.EnvironmentId == environment && one.At >= from && one.At <= to).OrderByDescending(one => one.At).Take(most).ToListAsync(ct);
        var deployments = await db.Deployments.AsNoTracking().Where(one => one.EnvironmentId == environment && one.CreatedAt >= from && one.CreatedAt <= to).OrderByDescending(one => one.CreatedAt).Take(most).ToListAsync(ct);
        var drift = await db.Drifts.AsNoTracking().FirstOrDefaultAsync(one => one.EnvironmentId == environment, ct);
        return [.. happened.Select(Of).Concat(deployments.SelectMany(Of)).Concat(Of(drift)).Where(entry => entry.At >= from && entry.At <= to).OrderByDescending(entry => entry.At).Take(most)];
    }

    private static TimelineEntry Of(HealthEvent one) => new(one.At, one.Kind switch
    {
        HealthEventKind.AlarmOff or HealthEventKind.AlarmOver => TimelineKind.Alarm,
        HealthEventKind.DatabaseFailover or HealthEventKind.CacheFailover => TimelineKind.Failover,
        HealthEventKind.ZoneLost or HealthEventKind.ZoneBack => TimelineKind.Zone,
        HealthEventKind.Scaled or HealthEventKind.Ceiling or HealthEventKind.CeilingOver => TimelineKind.Scaling,
        HealthEventKind.DrillBegan or HealthEventKind.DrillOver => TimelineKind.Drill,
        HealthEventKind.Burn or HealthEventKind.BurnOver => TimelineKind.Budget,
        _ => TimelineKind.State,
    }, one.Title, one.Text, one.State, null);

    private static IEnumerable<TimelineEntry> Of(Deployment deployment)
    {
        var path = $"/deployments/{deployment.Id}";
        yield return new TimelineEntry(deployment.StartedAt ?? deployment.CreatedAt, TimelineKind.Deployment, $"{deployment.Kind} began", "", null, path);
        if (deployment.EndedAt is { } ended)
            yield return new TimelineEntry(ended, TimelineKind.Deployment, $"{deployment.Kind} {(deployment.State is DeploymentState.Succeeded ? "done" : $"ended: {deployment.State}")}",
                deployment.Cause?.Message ?? "", deployment.State is DeploymentState.Succeeded ? HealthState.Healthy : HealthState.Degraded, path);
    }

    private static IEnumerable<TimelineEntry> Of(EnvironmentDrift? drift) => drift is { CheckedAt: { } at }
        ? [new TimelineEntry(at, TimelineKind.Drift, drift.Values.Count == 0 ? "Drift check: in sync" : "Drift check: drifted", "", drift.Values.Count == 0 ? HealthState.Healthy : HealthState.Degraded, $"/environments/{drift.EnvironmentId}/drift")]
        : [];
}
