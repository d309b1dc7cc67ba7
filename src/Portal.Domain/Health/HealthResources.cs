using Portal.Domain.Environments;

namespace Portal.Domain.Health;

/// <summary>The resources of a stack that health looks at, by their physical ids. Null or empty: the stack has none.</summary>
/// <param name="LoadBalancer">ARN.</param>
/// <param name="TargetGroup">ARN.</param>
public sealed record HealthResources(
    string? Distribution, string? LoadBalancer, string? TargetGroup, string? Group, string? Cache, string? Database,
    IReadOnlyList<string> Nat, IReadOnlyList<string> Buckets, IReadOnlyList<string> Alarms)
{
    public static HealthResources None { get; } = new(null, null, null, null, null, null, [], [], []);

    /// <summary>The first of each kind: a standard environment has one.</summary>
    public static HealthResources Of(IReadOnlyList<StackResource> resources)
    {
        string? First(string type) => resources.FirstOrDefault(one => one.Type == type && one.PhysicalId is not null)?.PhysicalId;
        IReadOnlyList<string> All(string type) => [.. resources.Where(one => one.Type == type).Select(one => one.PhysicalId).OfType<string>()];
        return new HealthResources(
            First("AWS::CloudFront::Distribution"), First("AWS::ElasticLoadBalancingV2::LoadBalancer"), First("AWS::ElasticLoadBalancingV2::TargetGroup"),
            First("AWS::AutoScaling::AutoScalingGroup"), First("AWS::ElastiCache::ReplicationGroup"), First("AWS::RDS::DBInstance"),
            All("AWS::EC2::NatGateway"), All("AWS::S3::Bucket"), All("AWS::CloudWatch::Alarm"));
    }

    public bool Has(HealthTier tier) => tier switch
    {
        HealthTier.Edge => Distribution is not null,
        HealthTier.LoadBalancer => LoadBalancer is not null,
        HealthTier.Compute => Group is not null,
        HealthTier.Cache => Cache is not null,
        HealthTier.Database => Database is not null,
        HealthTier.Storage => Buckets.Count > 0,
        _ => throw new ArgumentOutOfRangeException(nameof(tier)),
    };

    /// <summary>Nothing of it has a health to tell of.</summary>
    public bool IsEmpty => Enum.GetValues<HealthTier>().All(tier => !Has(tier));

    /// <summary>CloudWatch's dimension: the ARN after <c>loadbalancer/</c>.</summary>
    public string? LoadBalancerName => LoadBalancer?.Split(":loadbalancer/") is [_, var name] ? name : null;

    /// <summary>CloudWatch's dimension: the ARN's last part, <c>targetgroup/name/id</c>.</summary>
    public string? TargetGroupName => TargetGroup?.Split(':')[^1];

    public bool IsSameAs(HealthResources other) =>
        (Distribution, LoadBalancer, TargetGroup, Group, Cache, Database) == (other.Distribution, other.LoadBalancer, other.TargetGroup, other.Group, other.Cache, other.Database)
        && Nat.SequenceEqual(other.Nat) && Buckets.SequenceEqual(other.Buckets) && Alarms.SequenceEqual(other.Alarms);
}
