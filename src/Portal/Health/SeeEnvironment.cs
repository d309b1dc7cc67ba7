using Portal.Domain.Health;
using Portal.Domain.Health.Seen;
using Portal.Platform.Data;

namespace Portal.Health;

/// <summary>Takes an environment's part out of a pass, and judges it.</summary>
internal sealed class SeeEnvironment(PortalDb db, PassLooks looks, HealthSettings settings, DateTimeOffset now)
{
    public void Run(FleetMember member)
    {
        var health = member.Health;
        var before = health.Seen;
        var of = health.Resources;
        // What was not looked at, or not answered, stays as it was last seen.
        var seen = new EnvironmentSeen(
            Part(looks.Distributions, of.Distribution, before.Edge), Part(looks.LoadBalancers, of.LoadBalancer, before.LoadBalancer), Part(looks.Groups, of.Group, before.Compute),
            Part(looks.Caches, of.Cache, before.Cache), Part(looks.Databases, of.Database, before.Database),
            looks.Nat is { } nat ? [.. of.Nat.Where(nat.ContainsKey).Select(id => nat[id])] : before.Nat);
        if (looks.Alarms is { } off) health.Alarmed([.. of.Alarms.Where(off.ContainsKey).Select(name => off[name])]);
        if (health.Saw(seen)) db.HealthSnapshots.Add(HealthSnapshot.Of(health.Id, now, seen));
        health.Judged(JudgeTiers.Of(Ground(health, looks.Standings, settings.Thresholds, now), health.Tiers, TimeSpan.FromSeconds(settings.SettleSeconds)), now);
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
            health.Resources, Of(LookKind.Distributions, seen.Edge), Of(LookKind.LoadBalancers, seen.LoadBalancer), Of(LookKind.Groups, seen.Compute), Of(LookKind.Caches, seen.Cache), Of(LookKind.Databases, seen.Database),
            health.Recent, health.Alarms, thresholds, now);
    }

    private static T? Part<T>(IReadOnlyDictionary<string, T>? all, string? id, T? before) where T : class =>
        id is null ? null : all is null ? before : all.GetValueOrDefault(id);
}
