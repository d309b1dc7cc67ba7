namespace Portal.Domain.Reviews;

/// <summary>Which resources take traffic with them when they go, and how an interruption in place is felt.</summary>
internal static class Outages
{
    private static readonly HashSet<string> Types =
    [
        "AWS::AutoScaling::AutoScalingGroup", "AWS::CloudFront::Distribution", "AWS::CloudFront::VpcOrigin", "AWS::DocDB::DBCluster", "AWS::DynamoDB::Table",
        "AWS::EC2::Instance", "AWS::EC2::InternetGateway", "AWS::EC2::NatGateway", "AWS::EC2::Route", "AWS::EC2::RouteTable", "AWS::EC2::Subnet", "AWS::EC2::VPC",
        "AWS::EC2::VPCGatewayAttachment", "AWS::ECS::Service", "AWS::ElastiCache::CacheCluster", "AWS::ElastiCache::ReplicationGroup",
        "AWS::ElasticLoadBalancingV2::Listener", "AWS::ElasticLoadBalancingV2::LoadBalancer", "AWS::ElasticLoadBalancingV2::TargetGroup",
        "AWS::MemoryDB::Cluster", "AWS::Neptune::DBCluster", "AWS::OpenSearchService::Domain", "AWS::RDS::DBCluster", "AWS::RDS::DBInstance", "AWS::Route53::RecordSet",
    ];

    public static bool TakesTraffic(string type) => Types.Contains(type);

    public static string InPlace(string type, string property) => type switch
    {
        "AWS::RDS::DBInstance" => $"Changed in place with an interruption: {property}. With Multi-AZ connections drop once for 1–2 min; without, for as long as it takes. Data stays.",
        "AWS::ElastiCache::ReplicationGroup" => $"Changed in place with an interruption: {property}. Nodes are exchanged in turn and connections drop for seconds each time.",
        _ => $"Changed in place with an interruption: {property}.",
    };

    /// <summary>How long an interruption in place is felt, short enough for a figure.</summary>
    public static string Length(string type) => type switch
    {
        "AWS::RDS::DBInstance" => "1–2 min",
        "AWS::ElastiCache::ReplicationGroup" => "Seconds",
        _ => "Short",
    };
}
