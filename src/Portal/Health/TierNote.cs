using System.Globalization;
using Portal.Domain.Health;

namespace Portal.Health;

/// <summary>What stands in a tier, in a few words; empty when nothing is known.</summary>
internal static class TierNote
{
    /// <summary>Of a database that should have a second zone and has none now.</summary>
    public const string NoStandby = "no standby";

    public static string Of(HealthTier tier, EnvironmentHealth health)
    {
        var seen = health.Seen;
        return tier switch
        {
            HealthTier.Edge => seen.Edge is { } edge ? edge.Enabled ? edge.Status == "Deployed" ? "deployed" : "a change spreads" : "disabled" : "",
            HealthTier.LoadBalancer => seen.LoadBalancer is { } balancer ? $"{balancer.State}, {Count(balancer.Zones.Count, "zone")}" : "",
            HealthTier.Compute => seen.Compute is { } group ? $"{group.InService} of {group.Least}–{group.Most} in service" : "",
            HealthTier.Cache => seen.Cache is { } cache ? $"{cache.Status}, {Count(cache.Nodes.Count, "node")} in {Count(cache.Nodes.Select(node => node.Zone).Distinct().Count(), "zone")}" : "",
            HealthTier.Database => seen.Database is { } database ? $"{database.Status}, {(database.MultiAz ? database.StandbyZone is null ? NoStandby : $"standby in {database.StandbyZone}" : "one zone")}" : "",
            HealthTier.Storage => seen.Storage is { } storage ? string.Create(CultureInfo.InvariantCulture, $"{Count(health.Resources.Buckets.Count, "bucket")}, settings checked {storage.CheckedAt.UtcDateTime:d MMM HH:mm}") : Count(health.Resources.Buckets.Count, "bucket"),
            _ => throw new ArgumentOutOfRangeException(nameof(tier)),
        };
    }

    private static string Count(int count, string noun) => $"{count} {noun}{(count == 1 ? "" : "s")}";
}
