using Microsoft.EntityFrameworkCore;
using Portal.Domain;
using Portal.Domain.Environments;
using Portal.Domain.Environments.Schedules;
using Portal.Domain.Health;
using Portal.Domain.Health.Seen;
using Portal.Platform.Data;

namespace Portal.Health;

/// <summary>The environments of a place that have something to look at.</summary>
/// <param name="Watched">Those on somebody's screen.</param>
internal sealed record FleetOfPlace(IReadOnlyList<FleetMember> Members, IReadOnlySet<EnvironmentId> Watched)
{
    private const string Bucket = "AWS::S3::Bucket";

    /// <summary>Something changes here, is watched, or is not well.</summary>
    public bool IsBrisk => Watched.Count > 0 || Members.Any(member => member.IsChanging || !member.IsAsleep && (member.Health.State is not HealthState.Healthy || member.Health.Alarms.Count > 0));

    /// <summary>Metrics of this one are worth a minute's price.</summary>
    public bool NeedsMinutes(FleetMember member) => Watched.Contains(member.Health.Id) || !member.IsAsleep && (member.Health.Alarms.Count > 0 || member.Health.State is HealthState.Degraded or HealthState.Down || member.Health.Burning is not BurnLevel.None);

    public static async Task<FleetOfPlace> ReadAsync(PortalDb db, HealthPlace place, DateTimeOffset now, CancellationToken ct)
    {
        var stands = await db.Environments.AsNoTracking()
            .Where(e => e.Account == place.Account && e.Region == place.Region && e.State != EnvironmentState.Deleted && e.SeenAt != null)
            .Select(e => new { e.Id, e.Name, e.State, e.SeenAt, e.CreatedAt }).ToListAsync(ct);
        var known = await db.EnvironmentHealth.Where(h => h.Account == place.Account && h.Region == place.Region).ToDictionaryAsync(h => h.Id, ct);
        var checks = await db.Drifts.AsNoTracking().Where(one => one.Account == place.Account && one.Region == place.Region && one.CheckedAt != null).Select(one => new { one.EnvironmentId, one.CheckedAt, one.Values }).ToListAsync(ct);
        var drift = checks.ToDictionary(one => one.EnvironmentId, one => new StorageSeen(one.CheckedAt!.Value, [.. one.Values.Where(value => value.Type == Bucket).Select(value => value.Path).Order(StringComparer.Ordinal)]));
        var schedules = await db.Schedules.AsNoTracking().Where(schedule => schedule.Hours != null || schedule.Power != PowerState.Running)
            .ToDictionaryAsync(schedule => schedule.Id, ct);
        // A stack's resources are read when its record was, which is seldom, and then of all such environments together.
        var changed = stands.Where(one => !known.TryGetValue(one.Id, out var health) || health.ResourcesOf != one.SeenAt).Select(one => one.Id).ToList();
        var resources = changed.Count == 0 ? [] : await db.Environments.AsNoTracking().Where(e => changed.Contains(e.Id)).Select(e => new { e.Id, e.Resources }).ToDictionaryAsync(e => e.Id, e => e.Resources, ct);
        var members = new List<FleetMember>();
        foreach (var one in stands)
        {
            if (!known.Remove(one.Id, out var health)) db.EnvironmentHealth.Add(health = EnvironmentHealth.Of(one.Id, place.Account, place.Region, now));
            if (health.ResourcesOf != one.SeenAt && resources.TryGetValue(one.Id, out var standing)) health.StandsOf(HealthResources.Of(standing), one.SeenAt!.Value);
            if (!health.Resources.IsEmpty) members.Add(new FleetMember(health, one.Name, one.State is EnvironmentState.Creating or EnvironmentState.Updating or EnvironmentState.Deleting, one.CreatedAt, drift.GetValueOrDefault(one.Id), schedules.GetValueOrDefault(one.Id), now));
        }
        // Deleted, or gone from here.
        db.EnvironmentHealth.RemoveRange(known.Values);
        var here = members.Select(member => member.Health.Id).ToHashSet();
        var watched = await db.HealthWatches.AsNoTracking().Where(watch => watch.Until > now).Select(watch => watch.EnvironmentId).ToListAsync(ct);
        // A drill is watched by itself.
        watched.AddRange(await db.Drills.AsNoTracking().Where(drill => drill.EndedAt == null && drill.OrderedAt != null).Select(drill => drill.EnvironmentId).ToListAsync(ct));
        return new FleetOfPlace(members, watched.Where(here.Contains).ToHashSet());
    }
}

/// <param name="IsChanging">A deployment runs: what is not well may be meant so.</param>
/// <param name="Schedule">Null where none stops it.</param>
internal sealed record FleetMember(EnvironmentHealth Health, string Name, bool IsChanging, DateTimeOffset CreatedAt, StorageSeen? Storage, EnvironmentSchedule? Schedule, DateTimeOffset Now)
{
    // After a start, instances boot and pass their checks before they take requests.
    private static readonly TimeSpan Waking = TimeSpan.FromMinutes(10);

    /// <summary>A schedule stops it outside its hours.</summary>
    public bool HasHours => Schedule is not null;

    /// <summary>The schedule has stopped it, is stopping or starting it, or started it a moment ago and nothing takes requests yet.</summary>
    public bool IsAsleep => Schedule is { } one && (one.Power is not PowerState.Running || one.Steps.Count > 0 && Now - one.PowerSince < Waking && Health.Seen.Compute is { InService: 0 });
}
