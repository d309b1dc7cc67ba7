using System.Xml.Linq;
using Portal.AwsSandbox.Standing;
using Portal.AwsSandbox.Wire;

namespace Portal.AwsSandbox.ElastiCache;

internal static class DescribeReplicationGroups
{
    public static XElement Handle(Look look)
    {
        var groups = look.Input.Text("ReplicationGroupId") is { Length: > 0 } ? [ElastiCacheService.Group(look)] : look.Standing(Caches.Type);
        var (page, next) = KeyedPage.Of(
            "DescribeReplicationGroups", groups, group => group.PhysicalId, look.Input.Text("Marker"), ElastiCacheService.PageSize(look), ElastiCacheService.InvalidMarker);
        return Xml.Structure("DescribeReplicationGroupsResult",
            Xml.Text("Marker", next),
            Xml.Named("ReplicationGroups", "ReplicationGroup", page.Select(group => ReplicationGroupShape.Of(look, group, "ReplicationGroup"))));
    }
}
