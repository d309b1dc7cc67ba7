using Portal.CloudFormation.Evaluation;

namespace Portal.CloudFormation.Topology;

/// <summary>Which types are drawn as nodes, and where their counts stand.</summary>
internal static class NodeKinds
{
    private delegate NodeFacts FactsOf(EvaluatedResource resource, ResourceMap map, Placement placement);

    private static readonly Dictionary<string, (string Title, FactsOf Facts)> Kinds = new()
    {
        ["AWS::CloudFront::Distribution"] = ("CloudFront distribution", One),
        ["AWS::ApiGateway::RestApi"] = ("REST API", One),
        ["AWS::ApiGatewayV2::Api"] = ("HTTP API", One),
        ["AWS::ElasticLoadBalancingV2::LoadBalancer"] = ("Load balancer", InSubnets("Subnets")),
        ["AWS::ElasticLoadBalancing::LoadBalancer"] = ("Classic load balancer", InSubnets("Subnets")),
        ["AWS::AutoScaling::AutoScalingGroup"] = ("Auto Scaling group", Group),
        ["AWS::EC2::Instance"] = ("Instance", InSubnets("SubnetId", size: "InstanceType")),
        ["AWS::ECS::Service"] = ("Service", Service),
        ["AWS::Lambda::Function"] = ("Function", One),
        ["AWS::ElastiCache::ReplicationGroup"] = ("Cache", ReplicationGroup),
        ["AWS::ElastiCache::CacheCluster"] = ("Cache", CacheCluster),
        ["AWS::ElastiCache::ServerlessCache"] = ("Serverless cache", InSubnets("SubnetIds")),
        ["AWS::RDS::DBInstance"] = ("Database", Database),
        ["AWS::RDS::DBCluster"] = ("Database cluster", InSubnets("DBSubnetGroupName")),
        ["AWS::DynamoDB::Table"] = ("Table", One),
        ["AWS::S3::Bucket"] = ("Bucket", One),
        ["AWS::EFS::FileSystem"] = ("File system", One),
        ["AWS::SQS::Queue"] = ("Queue", One),
        ["AWS::EC2::NatGateway"] = ("NAT gateway", InSubnets("SubnetId")),
    };

    /// <summary>Null for what is not drawn.</summary>
    public static TopologyNode? Of(EvaluatedResource resource, ResourceMap map, Placement placement)
    {
        if (!Kinds.TryGetValue(resource.Type, out var kind)) return null;
        var facts = kind.Facts(resource, map, placement);
        return new TopologyNode(
            resource.LogicalId, resource.Type, Tiers.Of(resource.Type), kind.Title, facts.Size, facts.Least, facts.Most, facts.Standby, facts.Zones);
    }

    private static NodeFacts One(EvaluatedResource resource, ResourceMap map, Placement placement) => new(null, 1, 1, 0, []);

    private static FactsOf InSubnets(string property, string? size = null) => (resource, _, placement) =>
        new(size is null ? null : ResourceMap.Text(resource.Properties[size]), 1, 1, 0, placement.ZonesOf(resource.Properties[property]));

    private static NodeFacts Group(EvaluatedResource group, ResourceMap map, Placement placement)
    {
        var zones = placement.ZonesOf(group.Properties["VPCZoneIdentifier"]);
        if (zones.Count == 0) zones = [.. ResourceMap.Items(group.Properties["AvailabilityZones"]).Select(Placement.ZoneOf).OfType<string>()];
        var size = map.ReadBy(group.Properties)
            .Where(read => read.Type is "AWS::EC2::LaunchTemplate" or "AWS::AutoScaling::LaunchConfiguration")
            .Select(template => ResourceMap.Text((template.Properties["LaunchTemplateData"] as KnownMap ?? template.Properties)["InstanceType"]))
            .FirstOrDefault();
        return new(size, ResourceMap.Number(group.Properties["MinSize"]), ResourceMap.Number(group.Properties["MaxSize"]), 0, zones);
    }

    private static NodeFacts Service(EvaluatedResource service, ResourceMap map, Placement placement)
    {
        var count = service.Properties["DesiredCount"] is { } desired ? ResourceMap.Number(desired) : 1;
        return new(null, count, count, 0, placement.ZonesOf(service.Properties["NetworkConfiguration"]));
    }

    /// <summary>A group counts its nodes as clusters, or as shards of one primary and its replicas.</summary>
    private static NodeFacts ReplicationGroup(EvaluatedResource group, ResourceMap map, Placement placement)
    {
        var shards = group.Properties["NumNodeGroups"] is { } given ? ResourceMap.Number(given) : 1;
        var replicas = group.Properties["ReplicasPerNodeGroup"] is { } each ? ResourceMap.Number(each) : 0;
        var nodes = group.Properties["NumCacheClusters"] is { } clusters ? ResourceMap.Number(clusters) : shards * (1 + replicas);
        return new(ResourceMap.Text(group.Properties["CacheNodeType"]), nodes, nodes, 0, placement.ZonesOf(group.Properties["CacheSubnetGroupName"]));
    }

    private static NodeFacts CacheCluster(EvaluatedResource cluster, ResourceMap map, Placement placement)
    {
        var nodes = ResourceMap.Number(cluster.Properties["NumCacheNodes"]);
        return new(ResourceMap.Text(cluster.Properties["CacheNodeType"]), nodes, nodes, 0, placement.ZonesOf(cluster.Properties["CacheSubnetGroupName"]));
    }

    private static NodeFacts Database(EvaluatedResource database, ResourceMap map, Placement placement)
    {
        var standby = ResourceMap.Text(database.Properties["MultiAZ"]) == "true" ? 1 : 0;
        return new(ResourceMap.Text(database.Properties["DBInstanceClass"]), 1, 1, standby, placement.ZonesOf(database.Properties["DBSubnetGroupName"]));
    }

    private sealed record NodeFacts(string? Size, int? Least, int? Most, int Standby, IReadOnlyList<string> Zones);
}
