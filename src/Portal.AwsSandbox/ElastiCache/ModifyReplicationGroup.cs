using System.Xml.Linq;
using Portal.AwsSandbox.Standing;
using Portal.AwsSandbox.Wire;

namespace Portal.AwsSandbox.ElastiCache;

/// <summary>Changes of a replication group past CloudFormation; what needs new nodes is applied at once only when asked.</summary>
internal static class ModifyReplicationGroup
{
    private static readonly string[] Taken =
    [
        "ReplicationGroupDescription", "AutomaticFailoverEnabled", "MultiAZEnabled", "SnapshotRetentionLimit", "SnapshotWindow", "PreferredMaintenanceWindow",
        "CacheParameterGroupName", "AutoMinorVersionUpgrade", "NotificationTopicArn",
    ];

    public static XElement Handle(Look look)
    {
        var group = ElastiCacheService.Group(look);
        if (ReplicationGroupShape.Status(look, group, Caches.At(look.Region, group, look.At)) != "available") throw ElastiCacheService.NotAvailable(group.PhysicalId);
        if (look.Input.OptionalFlag("AutomaticFailoverEnabled") == false && (look.Input.OptionalFlag("MultiAZEnabled") ?? group.Says("MultiAZEnabled")))
            throw new AwsException("InvalidParameterCombination", "Automatic failover must be enabled for a Multi-AZ replication group.");
        if (look.Input.Text("PrimaryClusterId") is { } primary) Promote(look, group, primary);
        var names = look.Input.Flag("ApplyImmediately") ? Taken.Concat(["CacheNodeType", "EngineVersion"]) : Taken;
        OutOfBand.Set(look, group, names
            .Where(name => look.Input.Text(name) is { } value && value != group.Text(name)).ToDictionary(name => name, look.Input.Text));
        return Xml.Structure("ModifyReplicationGroupResult", ReplicationGroupShape.Of(look, OutOfBand.Laid(look, group), "ReplicationGroup"));
    }

    private static void Promote(Look look, Spell group, string primary)
    {
        if (group.Says("AutomaticFailoverEnabled"))
            throw new AwsException("InvalidParameterCombination", "Cannot promote a cluster while automatic failover is enabled.");
        if (!Caches.At(look.Region, group, look.At).Nodes.Any(node => node.Id == primary))
            throw new AwsException("CacheClusterNotFound", $"CacheCluster not found: {primary}", 404);
        Disturbances.Begin(look.Region, DisturbanceKind.CacheFailover, look.At, look.At + Caches.FailoverTakes, one => one with { PhysicalId = group.PhysicalId, Node = primary, StackId = group.StackId });
    }
}
