using System.Text.RegularExpressions;

namespace Portal.Domain.Deployments;

/// <summary>A quota by the names Service Quotas gives it, and where to ask for more.</summary>
/// <param name="Service">Service code, such as <c>vpc</c>.</param>
/// <param name="Code">Quota code, such as <c>L-F678F1CE</c>.</param>
public sealed record AwsQuota(string Service, string Code, string Name)
{
    public static readonly AwsQuota Vpcs = new("vpc", "L-F678F1CE", "VPCs per Region");
    public static readonly AwsQuota ElasticIps = new("ec2", "L-0263D0A3", "EC2-VPC Elastic IPs");
    public static readonly AwsQuota NatGateways = new("vpc", "L-FE5A380F", "NAT gateways per Availability Zone");
    public static readonly AwsQuota InternetGateways = new("vpc", "L-A4707A72", "Internet gateways per Region");
    public static readonly AwsQuota Databases = new("rds", "L-7B6409FD", "DB instances");
    public static readonly AwsQuota LoadBalancers = new("elasticloadbalancing", "L-53DA6B97", "Application Load Balancers per Region");
    public static readonly AwsQuota AutoScalingGroups = new("autoscaling", "L-CDE20ADC", "Auto Scaling groups per region");
    public static readonly AwsQuota CacheNodes = new("elasticache", "L-DFE45DF3", "Nodes per Region");
    public static readonly AwsQuota Stacks = new("cloudformation", "L-0485CB21", "Stack count");

    private static readonly (string Signs, AwsQuota Quota)[] Known =
    [
        ("VpcLimitExceeded|number of VPCs", Vpcs),
        ("AddressLimitExceeded|number of addresses|Elastic IP", ElasticIps),
        ("NatGatewayLimitExceeded|NAT gateways", NatGateways),
        ("InternetGatewayLimitExceeded|internet gateways", InternetGateways),
        ("SecurityGroupLimitExceeded|VPC security groups", new("vpc", "L-E79EC296", "VPC security groups per Region")),
        ("RulesPerSecurityGroup|rules per security group", new("vpc", "L-0EA8095F", "Inbound or outbound rules per security group")),
        ("VcpuLimitExceeded|vCPU|InstanceLimitExceeded", new("ec2", "L-1216C47A", "Running On-Demand Standard (A, C, D, H, I, M, R, T, Z) instances")),
        ("InstanceQuotaExceeded|DB ?Instances", Databases),
        ("StorageQuotaExceeded", new("rds", "L-7ADDB58A", "Total storage for all DB instances")),
        ("TooManyLoadBalancers|load balancers", LoadBalancers),
        ("TooManyTargetGroups|target groups", new("elasticloadbalancing", "L-B22855CB", "Target Groups per Region")),
        ("Auto ?Scaling ?Groups", AutoScalingGroups),
        ("NodeQuota|ClusterQuota|cache nodes", CacheNodes),
        ("TooManyBuckets|buckets", new("s3", "L-DC2B2D3D", "General purpose buckets")),
        ("TooManyDistributions|distributions", new("cloudfront", "L-24B04930", "Web distributions per AWS account")),
        ("number of stacks|Stack limit|stacks has been", Stacks),
    ];

    /// <summary>The console's page of the quota. Quotas of global services are kept in us-east-1.</summary>
    public string ConsoleUrl(string region) =>
        $"https://{(Service is "cloudfront" or "s3" ? "us-east-1" : region)}.console.aws.amazon.com/servicequotas/home/services/{Service}/quotas/{Code}";

    /// <summary>The quota that a reason speaks of; null when it names none that is known here.</summary>
    public static AwsQuota? In(string reason, string? resourceType)
    {
        foreach (var (signs, quota) in Known)
            if (Regex.IsMatch(reason, signs, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1))) return quota;
        return resourceType switch
        {
            "AWS::RDS::DBInstance" => Databases,
            "AWS::AutoScaling::AutoScalingGroup" => AutoScalingGroups,
            "AWS::ElastiCache::ReplicationGroup" => CacheNodes,
            _ => null,
        };
    }
}
