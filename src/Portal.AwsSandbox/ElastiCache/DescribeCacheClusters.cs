using System.Xml.Linq;
using Portal.AwsSandbox.Standing;
using Portal.AwsSandbox.Wire;

namespace Portal.AwsSandbox.ElastiCache;

/// <summary>Every node of a replication group is a cache cluster of its own here.</summary>
internal static class DescribeCacheClusters
{
    public static XElement Handle(Look look)
    {
        var all = look.Input.Flag("ShowCacheClustersNotInReplicationGroups")
            ? []
            : look.Standing(Caches.Type).SelectMany(group => Caches.At(look.Region, group, look.At).Nodes.Select(node => (Group: group, Node: node)));
        if (look.Input.Text("CacheClusterId") is { Length: > 0 } id)
        {
            all = [.. all.Where(each => string.Equals(each.Node.Id, id, StringComparison.OrdinalIgnoreCase))];
            if (!all.Any()) throw new AwsException("CacheClusterNotFound", $"CacheCluster not found: {id}", 404);
        }
        var (page, next) = KeyedPage.Of(
            "DescribeCacheClusters", all, each => each.Node.Id, look.Input.Text("Marker"), ElastiCacheService.PageSize(look), ElastiCacheService.InvalidMarker);
        return Xml.Structure("DescribeCacheClustersResult",
            Xml.Text("Marker", next), Xml.Named("CacheClusters", "CacheCluster", page.Select(each => Shape(look, each.Group, each.Node))));
    }

    private static XElement Shape(Look look, Spell group, CacheNode node)
    {
        // A lost node is being replaced: the service shows it as created anew.
        var status = look.Status(group) == "CREATE_IN_PROGRESS" || !node.Serves ? "creating" : "available";
        return Xml.Member(
            Xml.Text("CacheClusterId", node.Id),
            Xml.Text("CacheNodeType", group.Text("CacheNodeType")),
            Xml.Text("Engine", group.Text("Engine") ?? "redis"),
            Xml.Text("EngineVersion", group.Text("EngineVersion") is { } version && version.Split('.').Length == 2 ? version + ".0" : group.Text("EngineVersion")),
            Xml.Text("CacheClusterStatus", status),
            Xml.Number("NumCacheNodes", 1),
            Xml.Text("PreferredAvailabilityZone", node.Zone),
            Xml.Time("CacheClusterCreateTime", look.CreatedAt(group)),
            Xml.Text("PreferredMaintenanceWindow", group.Text("PreferredMaintenanceWindow") ?? "sun:05:00-sun:06:00"),
            Xml.Structure("PendingModifiedValues"),
            Xml.Structure("CacheParameterGroup", Xml.Text("CacheParameterGroupName", group.Text("CacheParameterGroupName")), Xml.Text("ParameterApplyStatus", "in-sync")),
            Xml.Text("CacheSubnetGroupName", group.Text("CacheSubnetGroupName")),
            look.Input.Flag("ShowCacheNodeInfo") ? Xml.Named("CacheNodes", "CacheNode",
            [
                Xml.Member(
                    Xml.Text("CacheNodeId", "0001"), Xml.Text("CacheNodeStatus", status), Xml.Time("CacheNodeCreateTime", look.CreatedAt(group)),
                    Xml.Structure("Endpoint", Xml.Text("Address", ReplicationGroupShape.Host(look, group, node.Id)), Xml.Text("Port", ReplicationGroupShape.Port(group))),
                    Xml.Text("ParameterGroupStatus", "in-sync"), Xml.Text("CustomerAvailabilityZone", node.Zone)),
            ]) : null,
            Xml.Flag("AutoMinorVersionUpgrade", group.Text("AutoMinorVersionUpgrade") != "false"),
            Xml.List("SecurityGroups", group.Texts("SecurityGroupIds").Select(id => Xml.Member(Xml.Text("SecurityGroupId", id), Xml.Text("Status", "active")))),
            Xml.Text("ReplicationGroupId", group.PhysicalId),
            Xml.Number("SnapshotRetentionLimit", node.IsPrimary ? 0 : group.Number32("SnapshotRetentionLimit") ?? 0),
            Xml.Text("SnapshotWindow", group.Text("SnapshotWindow") ?? "05:00-06:00"),
            Xml.Flag("AuthTokenEnabled", group.Text("AuthToken") is not null),
            Xml.Flag("TransitEncryptionEnabled", group.Says("TransitEncryptionEnabled")),
            Xml.Flag("AtRestEncryptionEnabled", group.Says("AtRestEncryptionEnabled")),
            Xml.Text("ARN", look.Arn("elasticache", "cluster:" + node.Id)),
            Xml.Text("NetworkType", "ipv4"), Xml.Text("IpDiscovery", "ipv4"));
    }
}
