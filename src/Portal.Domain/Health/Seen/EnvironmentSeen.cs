namespace Portal.Domain.Health.Seen;

/// <summary>What AWS said of an environment's resources. Stored whenever it changes; a part that is null was not seen, or is none of its stack.</summary>
public sealed record EnvironmentSeen(
    DistributionSeen? Edge, LoadBalancerSeen? LoadBalancer, GroupSeen? Compute, CacheSeen? Cache, DatabaseSeen? Database, IReadOnlyList<NatSeen> Nat, StorageSeen? Storage = null)
{
    public static EnvironmentSeen Nothing { get; } = new(null, null, null, null, null, []);

    // Lists compare by what is in them: a snapshot is stored only when it differs.
    public bool IsSameAs(EnvironmentSeen other) =>
        Edge == other.Edge && Same(LoadBalancer, other.LoadBalancer) && Same(Compute, other.Compute) && Same(Cache, other.Cache) && Database == other.Database && Nat.SequenceEqual(other.Nat) && Same(Storage, other.Storage);

    private static bool Same(LoadBalancerSeen? left, LoadBalancerSeen? right) =>
        left is null || right is null ? left == right : left.State == right.State && left.Zones.SequenceEqual(right.Zones);

    private static bool Same(StorageSeen? left, StorageSeen? right) =>
        left is null || right is null ? left == right : left.CheckedAt == right.CheckedAt && left.Drifted.SequenceEqual(right.Drifted);

    private static bool Same(GroupSeen? left, GroupSeen? right) =>
        left is null || right is null ? left == right : (left.Least, left.Most, left.Desired) == (right.Least, right.Most, right.Desired) && left.Zones.SequenceEqual(right.Zones) && left.Instances.SequenceEqual(right.Instances);

    private static bool Same(CacheSeen? left, CacheSeen? right) =>
        left is null || right is null ? left == right : (left.Status, left.FailsOver, left.NodeType) == (right.Status, right.FailsOver, right.NodeType) && left.Nodes.SequenceEqual(right.Nodes);
}

/// <param name="Status">Verbatim: <c>Deployed</c> or <c>InProgress</c>.</param>
public sealed record DistributionSeen(string Status, bool Enabled);

/// <param name="State">Verbatim: <c>active</c>, <c>provisioning</c>, <c>active_impaired</c> or <c>failed</c>.</param>
public sealed record LoadBalancerSeen(string State, IReadOnlyList<string> Zones);

/// <param name="Zones">Those the group may use, in order.</param>
public sealed record GroupSeen(int Least, int Most, int Desired, IReadOnlyList<string> Zones, IReadOnlyList<InstanceSeen> Instances)
{
    public int InService => Instances.Count(one => one.IsInService);
}

/// <param name="Lifecycle">Verbatim, such as <c>InService</c>.</param>
public sealed record InstanceSeen(string Id, string Zone, string Lifecycle, bool IsHealthy, string? Type)
{
    /// <summary>It takes requests, as far as Auto Scaling and the load balancer's checks know.</summary>
    public bool IsInService => IsHealthy && Lifecycle == "InService";
}

/// <param name="Status">Verbatim, such as <c>available</c>.</param>
/// <param name="FailsOver">A replica takes over by itself.</param>
public sealed record CacheSeen(string Status, bool FailsOver, string? NodeType, IReadOnlyList<CacheNodeSeen> Nodes);

public sealed record CacheNodeSeen(string Id, string Zone, bool IsPrimary);

/// <param name="Status">Verbatim, such as <c>available</c>.</param>
/// <param name="StandbyZone">Null without a standby, and while it is being rebuilt.</param>
/// <param name="AllocatedGigabytes">GiB.</param>
public sealed record DatabaseSeen(string Status, bool MultiAz, string? PrimaryZone, string? StandbyZone, string? Class, int? AllocatedGigabytes);

/// <summary>S3 tells no health of a bucket; what can be told is whether its settings still are as declared, by the last drift check.</summary>
/// <param name="Drifted">Paths of bucket properties that are not.</param>
public sealed record StorageSeen(DateTimeOffset CheckedAt, IReadOnlyList<string> Drifted);

/// <param name="State">Verbatim, such as <c>available</c>.</param>
public sealed record NatSeen(string Id, string? Zone, string State);
