using Portal.Domain.Deployments;

namespace Portal.Platform.Quotas;

/// <summary>What is counted against a quota.</summary>
public enum Counted { Stacks, ElasticIps, Vpcs, InternetGateways, NatGateways, LoadBalancers, AutoScalingGroups, Databases, CacheNodes }

/// <summary>A quota that environments run into, and that is counted before something is built.</summary>
/// <param name="Title">What is counted, in the plural.</param>
/// <param name="IsPerZone">It holds for each zone by itself.</param>
public sealed record QuotaFact(Counted Counted, AwsQuota Quota, string Title, bool IsPerZone = false)
{
    public static readonly IReadOnlyList<QuotaFact> All =
    [
        new(Counted.ElasticIps, AwsQuota.ElasticIps, "Elastic IPs"),
        new(Counted.Vpcs, AwsQuota.Vpcs, "VPCs"),
        new(Counted.InternetGateways, AwsQuota.InternetGateways, "Internet gateways"),
        new(Counted.NatGateways, AwsQuota.NatGateways, "NAT gateways", IsPerZone: true),
        new(Counted.LoadBalancers, AwsQuota.LoadBalancers, "Application load balancers"),
        new(Counted.AutoScalingGroups, AwsQuota.AutoScalingGroups, "Auto Scaling groups"),
        new(Counted.Databases, AwsQuota.Databases, "Database instances"),
        new(Counted.CacheNodes, AwsQuota.CacheNodes, "Cache nodes"),
        new(Counted.Stacks, AwsQuota.Stacks, "CloudFormation stacks"),
    ];

    public string Service => Quota.Service;
    public string Code => Quota.Code;

    public static QuotaFact Of(Counted counted) => All.First(fact => fact.Counted == counted);
}
