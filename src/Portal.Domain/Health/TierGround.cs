using Portal.Domain.Health.Seen;

namespace Portal.Domain.Health;

/// <summary>Everything a tier is judged by: what was seen, and what was measured lately.</summary>
/// <param name="CeilingSince">Since when the group stands at its maximum, without a break; null while it does not.</param>
public sealed record TierGround(
    HealthResources Resources,
    Sight<DistributionSeen> Edge, Sight<LoadBalancerSeen> LoadBalancer, Sight<GroupSeen> Compute, Sight<CacheSeen> Cache, Sight<DatabaseSeen> Database, Sight<StorageSeen> Storage,
    RecentMetrics Recent, DateTimeOffset? CeilingSince, Thresholds Thresholds, DateTimeOffset Now);

/// <summary>Values of the last minutes; null where there are none, or they are too old to say anything about now.</summary>
/// <param name="Requests">In the last five minutes, those the load balancer answered itself among them.</param>
/// <param name="ErrorPercent">Of these.</param>
/// <param name="LatencySeconds">What one request in twenty takes at least.</param>
/// <param name="HealthyHosts">The fewest in the latest minute.</param>
public sealed record RecentMetrics(
    double? Requests = null, double? ErrorPercent = null, double? LatencySeconds = null, double? HealthyHosts = null, double? Cpu = null,
    double? DatabaseCpu = null, double? DatabaseReadSeconds = null, double? DatabaseWriteSeconds = null, double? DatabaseFreeBytes = null,
    double? CacheMemory = null, double? CacheEvictions = null, double? CacheLag = null, double? EdgeErrorPercent = null, double? EdgeRequests = null)
{
    public static RecentMetrics None { get; } = new();
}
