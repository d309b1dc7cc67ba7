using Portal.AwsSandbox.CloudWatch.Metrics;
using Portal.AwsSandbox.CloudWatch.Physics;
using Portal.AwsSandbox.Standing;

namespace Portal.AwsSandbox.CloudWatch.Catalog;

/// <summary>The dimensions of each subject: which there are, and whose they are.</summary>
public static class Subjects
{
    private static readonly Dictionary<Subject, string[]> Dimensions = new()
    {
        [Subject.LoadBalancer] = ["LoadBalancer"],
        [Subject.LoadBalancerZone] = ["AvailabilityZone", "LoadBalancer"],
        [Subject.TargetGroup] = ["LoadBalancer", "TargetGroup"],
        [Subject.TargetGroupZone] = ["AvailabilityZone", "LoadBalancer", "TargetGroup"],
        [Subject.Group] = ["AutoScalingGroupName"],
        [Subject.Instance] = ["InstanceId"],
        [Subject.Database] = ["DBInstanceIdentifier"],
        [Subject.CacheNode] = ["CacheClusterId"],
        [Subject.Distribution] = ["DistributionId", "Region"],
        [Subject.NatGateway] = ["NatGatewayId"],
        [Subject.BucketSize] = ["BucketName", "StorageType"],
        [Subject.BucketObjects] = ["BucketName", "StorageType"],
    };

    /// <summary>True when a metric's dimensions are by name those of the subject.</summary>
    public static bool Fits(Subject subject, MetricKey key) => key.Dimensions.Select(dimension => dimension.Name).SequenceEqual(Dimensions[subject]);

    /// <summary>The physical resources that dimensions name, as stacks know them; none when they can't name any.</summary>
    public static IReadOnlyList<string> PhysicalIds(string account, string region, MetricKey key)
    {
        var service = $"arn:aws:elasticloadbalancing:{region}:{account}:";
        if (key["LoadBalancer"] is { } balancer)
            return key["TargetGroup"] is { } target ? [$"{service}loadbalancer/{balancer}", service + target] : [$"{service}loadbalancer/{balancer}"];
        if (key["CacheClusterId"] is { } node) return node.LastIndexOf('-') is > 0 and var dash ? [node[..dash]] : [];
        if (key["DistributionId"] is { } distribution) return key["Region"] == "Global" ? [distribution] : [];
        return (key["AutoScalingGroupName"] ?? key["DBInstanceIdentifier"] ?? key["NatGatewayId"] ?? key["BucketName"]) is { } id ? [id] : [];
    }

    /// <summary>The dimensions of every subject of a kind that stood in a stack at some moment since <paramref name="since"/>.</summary>
    public static IEnumerable<MetricDimension[]> Of(Subject subject, StackPicture picture, DateTimeOffset since, DateTimeOffset now)
    {
        IEnumerable<Spell> Stood(string type) => picture.Spells.Where(spell => spell.Type == type && spell.From <= now && (spell.To is null || spell.To > since)).DistinctBy(spell => spell.PhysicalId);
        IEnumerable<string> Zones() => picture.Hosts.At(now)?.Zones.Select(zone => zone.Zone) ?? [];
        return subject switch
        {
            Subject.LoadBalancer => Balancers(Stood).Select(balancer => Make("LoadBalancer", balancer)),
            Subject.LoadBalancerZone => from balancer in Balancers(Stood) from zone in Zones() select Make("AvailabilityZone", zone, "LoadBalancer", balancer),
            Subject.TargetGroup => from balancer in Balancers(Stood) from target in Targets(Stood) select Make("LoadBalancer", balancer, "TargetGroup", target),
            Subject.TargetGroupZone => from balancer in Balancers(Stood)
                                       from target in Targets(Stood)
                                       from zone in Zones()
                                       select Make("AvailabilityZone", zone, "LoadBalancer", balancer, "TargetGroup", target),
            Subject.Group => Stood("AWS::AutoScaling::AutoScalingGroup").Select(group => Make("AutoScalingGroupName", group.PhysicalId)),
            Subject.Database => Stood("AWS::RDS::DBInstance").Select(database => Make("DBInstanceIdentifier", database.PhysicalId)),
            Subject.CacheNode => Stood("AWS::ElastiCache::ReplicationGroup").SelectMany(group => picture.Outages.Cache(group, now).Nodes).Select(node => node.Id).Distinct().Select(node => Make("CacheClusterId", node)),
            Subject.Distribution => Stood("AWS::CloudFront::Distribution").Select(distribution => Make("DistributionId", distribution.PhysicalId, "Region", "Global")),
            Subject.NatGateway => Stood("AWS::EC2::NatGateway").Select(gateway => Make("NatGatewayId", gateway.PhysicalId)),
            Subject.BucketSize => Stood("AWS::S3::Bucket").Select(bucket => Make("BucketName", bucket.PhysicalId, "StorageType", "StandardStorage")),
            Subject.BucketObjects => Stood("AWS::S3::Bucket").Select(bucket => Make("BucketName", bucket.PhysicalId, "StorageType", "AllStorageTypes")),
            _ => [],
        };
    }

    private static IEnumerable<string> Balancers(Func<string, IEnumerable<Spell>> stood) =>
        stood("AWS::ElasticLoadBalancingV2::LoadBalancer").Select(spell => spell.PhysicalId.Split(":loadbalancer/")[^1]);

    private static IEnumerable<string> Targets(Func<string, IEnumerable<Spell>> stood) =>
        stood("AWS::ElasticLoadBalancingV2::TargetGroup").Select(spell => spell.PhysicalId.Split(':')[^1]);

    private static MetricDimension[] Make(params ReadOnlySpan<string> pairs)
    {
        var made = new MetricDimension[pairs.Length / 2];
        for (var n = 0; n < made.Length; n++) made[n] = new(pairs[2 * n], pairs[2 * n + 1]);
        return made;
    }
}
