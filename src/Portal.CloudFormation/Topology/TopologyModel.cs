using Portal.CloudFormation.Evaluation;

namespace Portal.CloudFormation.Topology;

/// <summary>A drawing's worth of a template: what stands in which tier and zone, and who talks to whom.</summary>
/// <param name="Tiers">Only those that hold something, from the user to the data.</param>
/// <param name="Zones">In the order in which subnets name them; what a parameter without a value would name is shown as <c>${Name}</c>.</param>
/// <param name="Edges">From the user inwards.</param>
public sealed record TopologyModel(
    IReadOnlyList<TierView> Tiers,
    IReadOnlyList<string> Zones,
    IReadOnlyList<SubnetView> Subnets,
    IReadOnlyList<TopologyEdge> Edges)
{
    public static TopologyModel Of(EvaluatedTemplate template)
    {
        var map = new ResourceMap(template);
        var placement = new Placement(map);
        var nodes = template.Resources
            .Select(resource => NodeKinds.Of(resource, map, placement))
            .OfType<TopologyNode>()
            .ToList();
        var tiers = template.Resources
            .GroupBy(resource => Topology.Tiers.Of(resource.Type))
            .OrderBy(group => Order(group.Key))
            .Select(group => new TierView(
                group.Key,
                Topology.Tiers.Title(group.Key),
                [.. nodes.Where(node => node.Tier == group.Key)],
                [.. group.Select(resource => resource.LogicalId)]));
        return new TopologyModel([.. tiers], placement.Zones, placement.Subnets, Traffic.Between(nodes, map));
    }

    private static int Order(Tier tier) => tier switch
    {
        Tier.Edge => 0,
        Tier.LoadBalancer => 1,
        Tier.Compute => 2,
        Tier.Cache => 3,
        Tier.Database => 4,
        Tier.Storage => 5,
        Tier.Network => 6,
        Tier.Watch => 7,
        Tier.Access => 8,
        _ => 9,
    };
}

/// <param name="Nodes">What is drawn.</param>
/// <param name="Resources">Logical ids of everything in the tier, drawn or not.</param>
public sealed record TierView(Tier Tier, string Title, IReadOnlyList<TopologyNode> Nodes, IReadOnlyList<string> Resources);

/// <summary>Something that serves: a distribution, a load balancer, a group of instances, a database.</summary>
/// <param name="Title">What it is, in words.</param>
/// <param name="Size">Such as <c>t4g.medium</c>; null when it has none or it is not known.</param>
/// <param name="Least">The fewest of its instances or nodes; null when not known.</param>
/// <param name="Most">The most of them; null when not known.</param>
/// <param name="Standby">How many more wait to take over, and serve nobody until then.</param>
/// <param name="Zones">Where it may stand; empty for what belongs to no zone.</param>
public sealed record TopologyNode(
    string LogicalId, string Type, Tier Tier, string Title, string? Size, int? Least, int? Most, int Standby, IReadOnlyList<string> Zones);

/// <param name="Zone">Null when nothing is said.</param>
/// <param name="IsPublic">It has a route to an internet gateway.</param>
public sealed record SubnetView(string LogicalId, string? Zone, string? CidrBlock, bool IsPublic);

/// <param name="From">A logical id, or <see cref="Users"/>.</param>
/// <param name="Label">Which requests go this way, such as <c>/static/*</c>; null for all that go no other way.</param>
public sealed record TopologyEdge(string From, string To, string? Label)
{
    public const string Users = "users";
}
