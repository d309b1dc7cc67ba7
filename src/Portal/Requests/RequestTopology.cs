using Portal.CloudFormation;
using Portal.CloudFormation.Evaluation;
using Portal.CloudFormation.Topology;
using Portal.Domain.Requests;
using Portal.Platform.Aws;
using Portal.Platform.Ui;
using Portal.Platform.Ui.Topology;
using Portal.Requests.Wizard;
using Drawing = Portal.Platform.Ui.Topology;
using Planned = Portal.CloudFormation.Topology;

namespace Portal.Requests;

/// <summary>The drawing of what a draft would build: the evaluated template's tiers, zones and paths, with the real counts.</summary>
public static class RequestTopology
{
    /// <summary>Squares of instances that fit into a zone's column.</summary>
    private const int MostSquares = 4;

    /// <summary>Null while the template draws nothing, such as one that can't be evaluated yet.</summary>
    public static Drawing.TopologyModel? Of(Draft draft, Evaluation evaluation)
    {
        var name = draft.Content.Name;
        var means = draft.Shelved.Product.Assumptions.Where(assumption => assumption.Of is not null)
            .DistinctBy(assumption => assumption.Of!.Resource).ToDictionary(assumption => assumption.Of!.Resource, assumption => evaluation.Assumptions[assumption.Id]);
        return Draw($"Planned topology of {(name.Length > 0 ? name : "the new environment")}", evaluation.Topology, Network(evaluation.Evaluated), means);
    }

    /// <param name="values">Of every parameter, as <see cref="FillParameters"/> gives them.</param>
    public static Drawing.TopologyModel? Of(string title, Template template, IReadOnlyDictionary<string, string> values, RequestContent content)
    {
        var evaluated = Evaluator.Evaluate(template, values, AwsPlaces.Pseudo(content.Account, content.Region, content.Name));
        return Draw(title, Planned.TopologyModel.Of(evaluated), Network(evaluated), new Dictionary<string, decimal>());
    }

    /// <param name="means">Expected instances by logical id of the group; the fewest are drawn where there is none.</param>
    private static Drawing.TopologyModel? Draw(string title, Planned.TopologyModel planned, string? network, IReadOnlyDictionary<string, decimal> means)
    {
        var zones = planned.Zones.Select(zone => new TopologyZone(zone, ShortName(zone))).ToList();
        var tiers = planned.Tiers.Where(tier => tier.Tier is not (Tier.Network or Tier.Watch or Tier.Access) && tier.Nodes.Count > 0)
            .SelectMany(tier => Tiers(tier, planned, zones, means)).ToList();
        if (tiers.Count == 0) return null;
        if (planned.Edges.Any(edge => edge.From == Planned.TopologyEdge.Users))
            tiers.Insert(0, new TopologyTier("Users", Icons.Users, TierPlace.Above, [new Drawing.TopologyNode("users", "Users") { Outside = true }]));
        return new Drawing.TopologyModel(title, zones, tiers, Edges(tiers, planned), zones.Count > 0 ? network : null);
    }

    // Two databases of one tier are two rows, so that each has its own nodes and its own replication.
    private static IEnumerable<TopologyTier> Tiers(TierView tier, Planned.TopologyModel planned, List<TopologyZone> zones, IReadOnlyDictionary<string, decimal> means) =>
        tier.Nodes.Where(node => IsOnTheWay(tier, node, planned)).Select(node => Row(tier, node, planned, zones, Expected(node, means)));

    // A bucket that nobody reads (logs) is left out beside one that serves.
    private static bool IsOnTheWay(TierView tier, Planned.TopologyNode node, Planned.TopologyModel planned)
    {
        if (tier.Tier is not Tier.Storage) return true;
        var reached = planned.Edges.Select(edge => edge.To).ToHashSet();
        return reached.Contains(node.LogicalId) || !tier.Nodes.Any(other => reached.Contains(other.LogicalId));
    }

    private static TopologyTier Row(TierView tier, Planned.TopologyNode node, Planned.TopologyModel planned, List<TopologyZone> zones, int? expected)
    {
        var icon = TierIcons.Of(tier.Tier.ToString());
        var single = new Drawing.TopologyNode(node.LogicalId, node.Title) { Detail = node.Size ?? node.LogicalId };
        if (tier.Tier is Tier.Edge) return new TopologyTier(tier.Title, icon, TierPlace.Above, [single with { Detail = null }]);
        if (tier.Tier is Tier.LoadBalancer)
            return new TopologyTier(tier.Title, icon, node.Zones.Count > 0 ? TierPlace.Across : TierPlace.Above,
                [single with { Detail = null, ShortLabel = "LB", Aside = Entry(node, planned) }], ZoneCount(node));
        if (node.Zones.Count == 0 || zones.Count == 0)
            return new TopologyTier(tier.Title, icon, tier.Tier is Tier.Compute ? TierPlace.Above : TierPlace.Below, [single]);
        return tier.Tier is Tier.Compute
            ? new TopologyTier("Instances", icon, TierPlace.Zonal, Instances(node, expected), Count(node, expected))
            : new TopologyTier(tier.Title, icon, TierPlace.Zonal, Members(node), node.Standby > 0 || node.Least > 1 ? "Multi-AZ" : "one zone");
    }

    /// <summary>The usual line, without a path past the network that the template does not have.</summary>
    private static List<Drawing.TopologyEdge> Edges(IReadOnlyList<TopologyTier> tiers, Planned.TopologyModel planned)
    {
        var labels = planned.Edges.GroupBy(edge => edge.To).ToDictionary(edges => edges.Key, edges => edges.First().Label ?? "");
        return TopologyEdges.Along(tiers)
            .Where(edge => edge.Kind is not EdgeKind.Static || labels.ContainsKey(edge.To))
            .Select(edge => edge.Kind is EdgeKind.Static ? edge with { Figure = labels[edge.To] } : edge).ToList();
    }

    private static string? Entry(Planned.TopologyNode balancer, Planned.TopologyModel planned) =>
        planned.Edges.Any(edge => edge.From == Planned.TopologyEdge.Users && edge.To == balancer.LogicalId) ? "from the internet" : "internal";

    // As many as the assumed mean, never outside what the group may have.
    private static int? Expected(Planned.TopologyNode group, IReadOnlyDictionary<string, decimal> means) =>
        group is { Least: { } least, Most: { } most } && least <= most && means.TryGetValue(group.LogicalId, out var mean)
            ? (int)Math.Clamp(Math.Round(mean, MidpointRounding.AwayFromZero), least, most)
            : null;

    /// <summary>The expected instances or the fewest, spread evenly as Auto Scaling does; dashed squares are room for more.</summary>
    private static List<Drawing.TopologyNode> Instances(Planned.TopologyNode group, int? expected)
    {
        var (least, most, zones) = (expected ?? group.Least ?? 1, group.Most ?? group.Least ?? 1, group.Zones);
        return zones.Select((zone, index) => new Drawing.TopologyNode($"{group.LogicalId}-{zone}", "Instances", zone)
        {
            Detail = group.Size,
            Instances = new InstanceCount(Share(least, index), Math.Clamp(Share(most, index), 1, MostSquares)),
        }).ToList();

        int Share(int all, int index) => (all / zones.Count) + (index < all % zones.Count ? 1 : 0);
    }

    /// <summary>One that writes and its copies. AWS chooses who stands where, so copies have no zone yet.</summary>
    private static List<Drawing.TopologyNode> Members(Planned.TopologyNode node)
    {
        var copies = Math.Max(0, (node.Least ?? 1) - 1);
        var alone = copies + node.Standby == 0;
        var members = new List<Drawing.TopologyNode>
        {
            new(node.LogicalId, alone ? node.Title : "Primary", node.Zones[0]) { Detail = ShortSize(node.Size), Role = alone ? NodeRole.Single : NodeRole.Primary },
        };
        for (var i = 0; i < copies; i++)
            members.Add(new($"{node.LogicalId}-replica-{i}", "Replica", node.Zones[(i + 1) % node.Zones.Count]) { Detail = ShortSize(node.Size), Role = NodeRole.Replica });
        for (var i = 0; i < node.Standby; i++)
            members.Add(new($"{node.LogicalId}-standby-{i}", "Standby") { Detail = "any zone", Role = NodeRole.Standby, Ghost = true });
        return members;
    }

    private static string? Count(Planned.TopologyNode group, int? expected) => (group.Least, group.Most) switch
    {
        ({ } least, { } most) when least != most && expected is { } mean => $"{mean} of {least}–{most}",
        ({ } least, { } most) when least != most => $"{least}–{most}",
        ({ } least, _) => $"{least}",
        _ => null,
    };

    private static string? ZoneCount(Planned.TopologyNode node) => node.Zones.Count switch
    {
        0 => null,
        1 => "1 zone",
        var count => $"{count} zones",
    };

    // "cache.t4g.small" → "t4g.small": the tier already says which service.
    private static string? ShortSize(string? size) => size?.Split('.', 2) is ["cache" or "db", var rest] ? rest : size;

    // "us-east-1a" → "1a"; a zone that is not known yet keeps its symbol.
    private static string ShortName(string zone) => zone.LastIndexOf('-') is > 0 and var dash && dash < zone.Length - 1 ? zone[(dash + 1)..] : zone;

    private static string? Network(EvaluatedTemplate evaluated) =>
        evaluated.Resources.FirstOrDefault(resource => resource.Type == "AWS::EC2::VPC")?.Properties["CidrBlock"] is KnownScalar range ? $"VPC {range.Text}" : null;
}
