using Portal.AwsSandbox.Standing;
using Portal.AwsSandbox.State;
using Portal.AwsSandbox.Wire;

namespace Portal.AwsSandbox.ElastiCache;

/// <summary>ElastiCache: replication groups, their nodes, what they went through, and what an operator does to them.</summary>
public static class ElastiCacheService
{
    public static IAwsService Create(World world) => new QueryService(
        "elasticache", "2015-02-02", "http://elasticache.amazonaws.com/doc/2015-02-02/", LookActions.Of(
            world,
            new()
            {
                ["DescribeReplicationGroups"] = DescribeReplicationGroups.Handle,
                ["DescribeCacheClusters"] = DescribeCacheClusters.Handle,
                ["DescribeEvents"] = DescribeEvents.Handle,
            },
            new() { ["ModifyReplicationGroup"] = ModifyReplicationGroup.Handle, ["TestFailover"] = TestFailover.Handle }));

    internal static Spell Group(Look look)
    {
        new Constraints(look.Input).Required("ReplicationGroupId").Hold();
        return look.Find(Caches.Type, look.Input.Text("ReplicationGroupId")) ?? throw NotFound(look.Input.Text("ReplicationGroupId")!);
    }

    internal static AwsException NotFound(string id) => new("ReplicationGroupNotFoundFault", $"ReplicationGroup {id} not found.", 404);

    internal static AwsException NotAvailable(string id) => new("InvalidReplicationGroupState", $"Replication group {id} is not in available state.");

    internal static int PageSize(Look look) => look.Input.Number("MaxRecords") switch
    {
        null => 100,
        var size and >= 20 and <= 100 => size.Value,
        var size => throw new AwsException("InvalidParameterValue", $"Invalid value {size} for MaxRecords. Must be between 20 and 100"),
    };

    internal static AwsException InvalidMarker() => new("InvalidParameterValue", "The parameter Marker is not a valid marker.");
}
