using System.Xml.Linq;
using Portal.AwsSandbox.Standing;
using Portal.AwsSandbox.Wire;

namespace Portal.AwsSandbox.ElastiCache;

/// <summary>Makes a replica the primary, as an operator tries it out.</summary>
internal static class TestFailover
{
    public static XElement Handle(Look look)
    {
        var group = ElastiCacheService.Group(look);
        new Constraints(look.Input).Required("NodeGroupId").Hold();
        if (look.Input.Text("NodeGroupId") is not "0001") throw new AwsException("NodeGroupNotFoundFault", $"NodeGroup {look.Input.Text("NodeGroupId")} not found.", 404);
        if (!group.Says("AutomaticFailoverEnabled"))
            throw new AwsException("TestFailoverNotAvailableFault", "Automatic failover must be enabled on the replication group to test a failover.");
        if (ReplicationGroupShape.Status(look, group, Caches.At(look.Region, group, look.At)) != "available" || !Caches.FailOver(look.Region, group, look.At))
            throw ElastiCacheService.NotAvailable(group.PhysicalId);
        Trail.Note(look, group.Type, group.PhysicalId);
        return Xml.Structure("TestFailoverResult", ReplicationGroupShape.Of(look, group, "ReplicationGroup"));
    }
}
