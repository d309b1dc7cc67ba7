namespace Portal.Domain.Deployments;

/// <summary>Usual durations by type and operation: from earlier runs where there are enough, else figures seen in public, else unknown.</summary>
public sealed class UsualDurations(IReadOnlyDictionary<(string Type, ResourceOperation Operation), UsualDuration> learnt)
{
    /// <summary>Below this many earlier runs a published figure is the better guess.</summary>
    public const int Enough = 5;

    // Seconds until complete as people measured and published them, 2026-11; for creates only.
    private static readonly Dictionary<string, double> Published = new()
    {
        ["AWS::ElastiCache::ReplicationGroup"] = 712,
        ["AWS::RDS::DBInstance"] = 595,
        ["AWS::CloudFront::Distribution"] = 266,
        ["AWS::ElasticLoadBalancingV2::LoadBalancer"] = 116,
        ["AWS::EC2::NatGateway"] = 106,
    };

    public static UsualDurations None { get; } = new(new Dictionary<(string, ResourceOperation), UsualDuration>());

    /// <summary>Null when nobody knows.</summary>
    public UsualDuration? Of(string type, ResourceOperation operation)
    {
        var known = learnt.GetValueOrDefault((type, operation));
        if (known is { Of: >= Enough }) return known;
        if (operation is ResourceOperation.Create && Published.TryGetValue(type, out var seconds)) return new UsualDuration(TimeSpan.FromSeconds(seconds), 0);
        return known;
    }
}
