using Portal.CloudFormation.Topology;

namespace Portal.CloudFormation.Availability;

/// <summary>What every request needs: from the users along all ways that have no pattern of their own.</summary>
internal static class RequestPath
{
    public static IReadOnlyList<TopologyNode> Of(TopologyModel topology)
    {
        var nodes = topology.Tiers.SelectMany(tier => tier.Nodes).ToDictionary(node => node.LogicalId);
        var next = topology.Edges.Where(edge => edge.Label is null).ToLookup(edge => edge.From, edge => edge.To);
        var passed = new HashSet<string>();
        var path = new List<TopologyNode>();
        var open = new Queue<string>(next[TopologyEdge.Users]);
        while (open.TryDequeue(out var id))
        {
            if (!passed.Add(id) || !nodes.TryGetValue(id, out var node)) continue;
            path.Add(node);
            // What an instance stores into is needed to answer only where it is the database or the cache.
            foreach (var to in next[id])
                if (node.Tier != Tier.Compute || (nodes.GetValueOrDefault(to)?.Tier is Tier.Cache or Tier.Database)) open.Enqueue(to);
        }
        return path;
    }
}
