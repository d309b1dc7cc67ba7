using Portal.CloudFormation.Evaluation;
using Portal.CloudFormation.Topology;

namespace Portal.CloudFormation.Availability;

/// <summary>Monthly uptime commitments of AWS's service level agreements, as fractions.</summary>
internal static class Promises
{
    private const decimal
        CloudFront = 0.999m,
        LoadBalancer = 0.9999m,
        InstancesOverZones = 0.9999m,
        // EC2's commitment for a single instance.
        OneInstance = 0.995m,
        CacheOverZones = 0.9999m,
        DatabaseOverZones = 0.9995m,
        // RDS's commitment for an instance in one zone.
        DatabaseInOneZone = 0.995m,
        Bucket = 0.999m;

    /// <summary>Null for what carries no request.</summary>
    public static TierPromise? Of(TopologyNode node, ResourceMap map)
    {
        var resource = map.OfType(node.Type).Single(r => r.LogicalId == node.LogicalId);
        return node.Type switch
        {
            "AWS::CloudFront::Distribution" => Zoneless("CloudFront", CloudFront),
            "AWS::ElasticLoadBalancingV2::LoadBalancer" => Zoneless("Load balancer", LoadBalancer),
            "AWS::AutoScaling::AutoScalingGroup" => node.Zones.Count > 1 && node.Least > 1
                ? Zoneless("EC2", InstancesOverZones) : Single("EC2", OneInstance, InstancesOverZones),
            "AWS::EC2::Instance" => Single("EC2", OneInstance, InstancesOverZones),
            "AWS::ElastiCache::ReplicationGroup" => Text("MultiAZEnabled") == "true" && Text("AutomaticFailoverEnabled") == "true"
                ? Zoneless("ElastiCache Multi-AZ", CacheOverZones) : Single("ElastiCache", null, CacheOverZones),
            "AWS::ElastiCache::CacheCluster" => Single("ElastiCache", null, CacheOverZones),
            "AWS::RDS::DBInstance" => Text("MultiAZ") == "true"
                ? Zoneless("RDS Multi-AZ", DatabaseOverZones) : Single("RDS", DatabaseInOneZone, DatabaseOverZones),
            "AWS::S3::Bucket" => Zoneless("S3", Bucket),
            _ => new TierPromise(node.Tier, node.LogicalId, node.Title, null, null),
        };

        string? Text(string property) => ResourceMap.Text(resource.Properties[property]);
        TierPromise Zoneless(string title, decimal promised) => new(node.Tier, node.LogicalId, title, promised, null);
        TierPromise Single(string title, decimal? promised, decimal overZones) => new(node.Tier, node.LogicalId, title, promised, overZones);
    }
}
