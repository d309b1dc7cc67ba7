using Portal.CloudFormation.Evaluation;
using Portal.CloudFormation.Topology;

namespace Portal.Platform.Quotas;

/// <summary>How many of a thing one resource takes.</summary>
/// <param name="LogicalId">Null for the stack itself.</param>
/// <param name="Zone">Where the quota is per zone: the zone's name, or what stands for it.</param>
/// <param name="Count">Null where it is known only when it is built.</param>
public sealed record QuotaNeed(Counted Counted, string? LogicalId, string? Zone, int? Count)
{
    private static readonly Dictionary<string, Counted> Drawn = new()
    {
        ["AWS::EC2::NatGateway"] = Counted.NatGateways,
        ["AWS::ElasticLoadBalancingV2::LoadBalancer"] = Counted.LoadBalancers,
        ["AWS::AutoScaling::AutoScalingGroup"] = Counted.AutoScalingGroups,
        ["AWS::RDS::DBInstance"] = Counted.Databases,
        ["AWS::ElastiCache::ReplicationGroup"] = Counted.CacheNodes,
        ["AWS::ElastiCache::CacheCluster"] = Counted.CacheNodes,
    };

    private static readonly Dictionary<string, Counted> Plain = new()
    {
        ["AWS::EC2::EIP"] = Counted.ElasticIps,
        ["AWS::EC2::VPC"] = Counted.Vpcs,
        ["AWS::EC2::InternetGateway"] = Counted.InternetGateways,
    };

    /// <summary>What the resources of a template take.</summary>
    /// <param name="isNew">Which of them do not stand yet, by logical id.</param>
    public static IReadOnlyList<QuotaNeed> Of(EvaluatedTemplate template, TopologyModel topology, Func<string, bool> isNew, bool isNewStack)
    {
        var needs = new List<QuotaNeed>();
        if (isNewStack) needs.Add(new QuotaNeed(Counted.Stacks, null, null, 1));
        foreach (var resource in template.Resources.Where(resource => isNew(resource.LogicalId)))
            if (Plain.TryGetValue(resource.Type, out var counted)) needs.Add(new QuotaNeed(counted, resource.LogicalId, null, 1));
        foreach (var node in topology.Tiers.SelectMany(tier => tier.Nodes).Where(node => isNew(node.LogicalId)))
        {
            if (!Drawn.TryGetValue(node.Type, out var counted)) continue;
            // A group is one group, whatever stands in it.
            int? count = counted is Counted.CacheNodes ? node.Least : 1;
            needs.Add(new QuotaNeed(counted, node.LogicalId, QuotaFact.Of(counted).IsPerZone ? node.Zones is [var zone, ..] ? zone : null : null, count));
        }
        return needs;
    }
}
