namespace Portal.Platform.Ui.Topology;

/// <summary>A topology in words, for those who do not see the drawing.</summary>
public static class TopologyText
{
    /// <summary>One sentence: the tiers and what stands in them.</summary>
    public static string Summary(TopologyModel model) =>
        string.Join(", ", model.Tiers.Where(tier => tier.Nodes.Count > 0).Select(tier => tier.Detail is null ? tier.Title : $"{tier.Title} {tier.Detail}")) + ".";

    /// <summary>One line a node: tier, what it is, where it stands, how it is doing; then the figures on the edges.</summary>
    public static IEnumerable<string> Lines(TopologyModel model)
    {
        foreach (var tier in model.Tiers)
            foreach (var node in tier.Nodes)
                yield return $"{tier.Title}: {string.Join(", ", Facts(tier, node))}";
        var names = model.Tiers.SelectMany(tier => tier.Nodes).ToDictionary(node => node.Id, node => node.Label, StringComparer.Ordinal);
        foreach (var edge in model.Edges.Where(edge => edge.Figure is not null && names.ContainsKey(edge.From) && names.ContainsKey(edge.To)))
            yield return $"{names[edge.From]} to {names[edge.To]}: {edge.Figure}";
    }

    private static IEnumerable<string> Facts(TopologyTier tier, TopologyNode node)
    {
        yield return node.Instances is { } instances ? $"{instances.Count} {(instances.Count == 1 ? "instance" : "instances")}" : node.Label;
        if (node.Detail is not null) yield return node.Detail;
        if (node.Aside is not null) yield return node.Aside;
        if (tier.Place == TierPlace.Zonal) yield return node.Zone ?? "zone chosen by AWS";
        if (!node.Outside) yield return node.Status?.Look().Word ?? "planned";
    }
}
