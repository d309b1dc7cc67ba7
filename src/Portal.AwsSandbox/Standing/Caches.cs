using Portal.AwsSandbox.CloudFormation.ResourceTypes;
using Portal.AwsSandbox.State;

namespace Portal.AwsSandbox.Standing;

public sealed record CacheNode(string Id, string Zone, bool IsPrimary, bool Serves);

/// <summary>The nodes of a replication group at a moment. <paramref name="Writes"/> is false while no primary takes writes.</summary>
public sealed record CacheState(IReadOnlyList<CacheNode> Nodes, bool Writes, bool FailingOver);

/// <summary>Places the nodes of a replication group over zones and follows its primary through failovers.</summary>
public static class Caches
{
    public const string Type = "AWS::ElastiCache::ReplicationGroup";

    internal static readonly TimeSpan FailoverTakes = TimeSpan.FromSeconds(25);

    public static CacheState At(Region region, Spell group, DateTimeOffset at) => region.Read(_ =>
    {
        var troubles = region.Facts.Disturbances;
        var last = troubles.LastOrDefault(each => each.Kind == DisturbanceKind.CacheFailover && each.PhysicalId == group.PhysicalId && each.From <= at);
        var zones = Zones(region, group);
        var count = group.Number32("NumCacheClusters") ?? (group.Number32("ReplicasPerNodeGroup") ?? 0) + 1;
        var ids = Enumerable.Range(1, count).Select(n => $"{group.PhysicalId}-{n:D3}").ToList();
        var primary = last?.Node is { } node && ids.Contains(node) ? node : ids[0];
        var nodes = ids.Select((id, n) => new CacheNode(id, zones[n % zones.Count], id == primary, !IsBroken(id, zones[n % zones.Count]))).ToList();
        var failing = last?.IsAt(at) == true;
        return new CacheState(nodes, !failing && nodes.Exists(each => each is { IsPrimary: true, Serves: true }), failing);

        bool IsBroken(string id, string zone) => troubles.Exists(each => each.IsAt(at) &&
            (each.Kind == DisturbanceKind.ZoneLost && each.Zone == zone || each.Kind == DisturbanceKind.NodeBroken && each.PhysicalId == id));
    });

    /// <summary>Makes the next node that serves the primary; false when there is none. The caller holds the region's lock within a change.</summary>
    internal static bool FailOver(Region region, Spell group, DateTimeOffset at)
    {
        var nodes = At(region, group, at).Nodes;
        var old = nodes.ToList().FindIndex(node => node.IsPrimary);
        var next = Enumerable.Range(1, nodes.Count - 1).Select(n => nodes[(old + n) % nodes.Count]).FirstOrDefault(node => node.Serves);
        if (next is null) return false;
        Disturbances.Begin(region, DisturbanceKind.CacheFailover, at, at + FailoverTakes, one => one with { PhysicalId = group.PhysicalId, Node = next.Id, StackId = group.StackId });
        return true;
    }

    private static List<string> Zones(Region region, Spell group)
    {
        if (group.Texts("PreferredCacheClusterAZs") is { Count: > 0 } wanted) return [.. wanted];
        var of = group.Text("CacheSubnetGroupName") is { } name ? Past.Now(region, "AWS::ElastiCache::SubnetGroup", name) : null;
        var zones = (of?.Texts("SubnetIds") ?? []).Select(subnet => Network.ZoneOf(region, subnet)).Distinct().ToList();
        if (zones.Count == 0) zones = [.. Network.Zones(region.Name)];
        return [.. zones.OrderBy(zone => Hash.Fraction($"{group.Seed}/{zone}"))];
    }
}
