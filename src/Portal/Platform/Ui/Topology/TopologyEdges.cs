namespace Portal.Platform.Ui.Topology;

/// <summary>The usual line of a three-tier environment, found from what stands where.</summary>
public static class TopologyEdges
{
    /// <summary>
    /// Traffic from tier to tier (in each zone from the nearest node above; a standby takes none), replication from a
    /// primary to its others, and the static path from the last tier above the network to storage.
    /// </summary>
    /// <param name="figures">Figures by the node that the traffic enters.</param>
    public static IReadOnlyList<TopologyEdge> Along(IReadOnlyList<TopologyTier> tiers, IReadOnlyDictionary<string, string>? figures = null, string staticPath = "/static/*")
    {
        var edges = new List<TopologyEdge>();
        void Flow(TopologyNode from, TopologyNode to) => edges.Add(new(from.Id, to.Id, Figure: figures?.GetValueOrDefault(to.Id)));

        TopologyNode? trunk = null, edge = null;
        var zonal = new List<TopologyTier>();
        foreach (var tier in tiers.Where(tier => tier.Nodes.Count > 0))
            switch (tier.Place)
            {
                case TierPlace.Above or TierPlace.Across:
                    foreach (var node in tier.Nodes)
                        if (trunk is not null) Flow(trunk, node);
                    trunk = tier.Nodes[0];
                    if (tier.Place == TierPlace.Above) edge = trunk;
                    break;
                case TierPlace.Zonal:
                    foreach (var (from, to) in Entries(tier, zonal, trunk)) Flow(from, to);
                    edges.AddRange(Replication(tier));
                    zonal.Add(tier);
                    break;
                case TierPlace.Below when edge is { Outside: false }:
                    foreach (var node in tier.Nodes) edges.Add(new(edge.Id, node.Id, EdgeKind.Static, staticPath));
                    break;
            }
        return edges;
    }

    private static IEnumerable<(TopologyNode From, TopologyNode To)> Entries(TopologyTier tier, List<TopologyTier> above, TopologyNode? trunk)
    {
        var entered = false;
        foreach (var cell in tier.Nodes.Where(TakesTraffic).GroupBy(node => node.Zone))
        {
            var from = above.Count == 0
                ? trunk
                : above.AsEnumerable().Reverse().Select(other => other.Nodes.LastOrDefault(node => node.Zone == cell.Key)).FirstOrDefault(node => node is not null);
            if (from is null) continue;
            entered = true;
            yield return (from, cell.First());
        }
        // Nothing above it in its own zone: the traffic crosses zones.
        if (!entered && above.Count > 0 && tier.Nodes.FirstOrDefault(TakesTraffic) is { } lonely) yield return (above[^1].Nodes[0], lonely);
    }

    private static IEnumerable<TopologyEdge> Replication(TopologyTier tier)
    {
        var primary = tier.Nodes.FirstOrDefault(node => node.Role == NodeRole.Primary);
        if (primary is null) yield break;
        foreach (var other in tier.Nodes.Where(node => node.Role is NodeRole.Replica or NodeRole.Standby))
            yield return new(primary.Id, other.Id, EdgeKind.Replication, Tone: other.Status?.Look().Tone is Tone.Warn or Tone.Bad ? Tone.Warn : Tone.Plain);
    }

    private static bool TakesTraffic(TopologyNode node) => node.Role != NodeRole.Standby;
}
