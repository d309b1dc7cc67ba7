namespace Portal.Platform.Quotas;

/// <summary>What is counted against a quota.</summary>
public enum Counted { Stacks, ElasticIps, Vpcs, InternetGateways, NatGateways, LoadBalancers, AutoScalingGroups, Databases, CacheNodes }

/// <summary>A quota that environments run into, by AWS's own codes (Service Quotas; the codes are public and stand in no model).</summary>
/// <param name="Title">What is counted, in the plural.</param>
/// <param name="IsPerZone">It holds for each zone by itself.</param>
public sealed record QuotaFact(Counted Counted, string Service, string Code, string Title, bool IsPerZone = false)
{
    public static readonly IReadOnlyList<QuotaFact> All =
    [
        new(Counted.ElasticIps, "ec2", "L-0263D0A3", "Elastic IPs"),
        new(Counted.Vpcs, "vpc", "L-F678F1CE", "VPCs"),
        new(Counted.InternetGateways, "vpc", "L-A4707A72", "Internet gateways"),
        new(Counted.NatGateways, "vpc", "L-FE5A380F", "NAT gateways", IsPerZone: true),
        new(Counted.LoadBalancers, "elasticloadbalancing", "L-53DA6B97", "Application load balancers"),
        new(Counted.AutoScalingGroups, "autoscaling", "L-CDE20ADC", "Auto Scaling groups"),
        new(Counted.Databases, "rds", "L-7B6409FD", "Database instances"),
        new(Counted.CacheNodes, "elasticache", "L-DFE45DF3", "Cache nodes"),
        new(Counted.Stacks, "cloudformation", "L-0485CB21", "CloudFormation stacks"),
    ];

    public static QuotaFact Of(Counted counted) => All.First(fact => fact.Counted == counted);
}
