using Portal.Domain.Access;
using Portal.Domain.Environments;
using Portal.Domain.Health;
using Portal.Domain.Health.Seen;
using Portal.Platform.Data;

namespace Portal.Health;

/// <summary>Takes each environment's part out of a pass, and judges it.</summary>
internal sealed class SeeEnvironments(PortalDb db, PassLooks looks, HealthSettings settings, DateTimeOffset now)
{
    // Measured values older than this say nothing about now.
    private static readonly TimeSpan Recent = TimeSpan.FromMinutes(10);

    public void Look(IReadOnlyList<FleetMember> members)
    {
        foreach (var member in members)
        {
            var health = member.Health;
            var before = health.Seen;
            var seen = Part(health, member.Storage);
            if (looks.Alarms is { } off) health.Alarmed([.. health.Resources.Alarms.Where(off.ContainsKey).Select(name => off[name])]);
            if (!health.Saw(seen)) continue;
            db.HealthSnapshots.Add(HealthSnapshot.Of(health.Id, now, seen));
            if (FailedOver(before, seen)) health.FailedOver(now);
        }
    }

    public void Judge(IReadOnlyList<FleetMember> members)
    {
        var emptied = members.Select(member => member.Health.Seen.Compute).OfType<GroupSeen>().SelectMany(FindLostZones.Empty).GroupBy(zone => zone).ToDictionary(zone => zone.Key, zone => zone.Count());
        foreach (var health in members.Select(member => member.Health))
        {
            health.Lost(FindLostZones.Of(health.Seen, health.LostZones, emptied, health.FailedOverAt, now));
            health.NoteCeiling(health.Seen.Compute, now);
            var state = health.State;
            health.Judged(JudgeTiers.Of(Ground(health, looks.Standings, settings.Thresholds, now), health.Tiers, TimeSpan.FromSeconds(settings.SettleSeconds)), now);
            if (health.State != state) db.Record(Actor.Portal, "health.changed", health.Id.Value, health.Id, health.Reason, now, state.ToString(), health.State.ToString());
        }
    }

    /// <summary>What an environment is judged by, at any moment: the stored record with how its place's looks went.</summary>
    public static TierGround Ground(EnvironmentHealth health, IReadOnlyList<LookStanding> standings, Thresholds thresholds, DateTimeOffset now)
    {
        Sight<T> Of<T>(LookKind kind, T? value) where T : class
        {
            var look = standings.FirstOrDefault(one => one.Kind == kind);
            return new Sight<T>(value, look?.SeenAt, look?.Fault, look?.Pace ?? TimeSpan.FromMinutes(1));
        }
        var seen = health.Seen;
        return new TierGround(
            health.Resources, Of(LookKind.Distributions, seen.Edge), Of(LookKind.LoadBalancers, seen.LoadBalancer), Of(LookKind.Groups, seen.Compute), Of(LookKind.Caches, seen.Cache), Of(LookKind.Databases, seen.Database), new Sight<StorageSeen>(seen.Storage, seen.Storage?.CheckedAt, null, EnvironmentDrift.Every),
            health.MetricsThrough is { } through && (now - through).Duration() <= Recent ? health.Recent : RecentMetrics.None, health.CeilingSince, thresholds, now);
    }

    // What was not looked at, or not answered, stays as it was last seen.
    private EnvironmentSeen Part(EnvironmentHealth health, StorageSeen? storage)
    {
        var (of, before) = (health.Resources, health.Seen);
        return new EnvironmentSeen(
            Part(looks.Distributions, of.Distribution, before.Edge), Part(looks.LoadBalancers, of.LoadBalancer, before.LoadBalancer), Part(looks.Groups, of.Group, before.Compute),
            Part(looks.Caches, of.Cache, before.Cache), Part(looks.Databases, of.Database, before.Database),
            looks.Nat is { } nat ? [.. of.Nat.Where(nat.ContainsKey).Select(id => nat[id])] : before.Nat,
            of.Buckets.Count > 0 ? storage : null);
    }

    private static T? Part<T>(IReadOnlyDictionary<string, T>? all, string? id, T? before) where T : class =>
        id is null ? null : all is null ? before : all.GetValueOrDefault(id);

    private static bool FailedOver(EnvironmentSeen before, EnvironmentSeen seen) =>
        before.Database is { PrimaryZone: { } from } && seen.Database is { PrimaryZone: { } to } && from != to
        || before.Cache?.Nodes.FirstOrDefault(node => node.IsPrimary)?.Id is { } old && seen.Cache?.Nodes.FirstOrDefault(node => node.IsPrimary)?.Id is { } fresh && old != fresh;
}
