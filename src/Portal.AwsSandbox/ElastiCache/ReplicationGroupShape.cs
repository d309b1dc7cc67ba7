using System.Xml.Linq;
using Portal.AwsSandbox.CloudFormation.ResourceTypes;
using Portal.AwsSandbox.Standing;
using Portal.AwsSandbox.Wire;

namespace Portal.AwsSandbox.ElastiCache;

/// <summary>A replication group as ElastiCache shows it.</summary>
internal static class ReplicationGroupShape
{
    public static XElement Of(Look look, Spell group, string name)
    {
        var state = Caches.At(look.Region, group, look.At);
        var status = Status(look, group, state);
        return Xml.Structure(name,
            Xml.Text("ReplicationGroupId", group.PhysicalId),
            Xml.Text("Description", group.Text("ReplicationGroupDescription")),
            Xml.Text("Status", status),
            Xml.Structure("PendingModifiedValues"),
            Xml.Named("MemberClusters", "ClusterId", state.Nodes.Select(node => node.Id)),
            status == "creating" ? null : Xml.Named("NodeGroups", "NodeGroup", [NodeGroup(look, group, state, status)]),
            Xml.Text("AutomaticFailover", group.Says("AutomaticFailoverEnabled") ? "enabled" : "disabled"),
            Xml.Text("MultiAZ", group.Says("MultiAZEnabled") ? "enabled" : "disabled"),
            Xml.Number("SnapshotRetentionLimit", group.Number32("SnapshotRetentionLimit") ?? 0),
            Xml.Text("SnapshotWindow", group.Text("SnapshotWindow") ?? "05:00-06:00"),
            Xml.Flag("ClusterEnabled", false),
            Xml.Text("CacheNodeType", group.Text("CacheNodeType")),
            Xml.Flag("AuthTokenEnabled", group.Text("AuthToken") is not null),
            Xml.Flag("TransitEncryptionEnabled", group.Says("TransitEncryptionEnabled")),
            Xml.Flag("AtRestEncryptionEnabled", group.Says("AtRestEncryptionEnabled")),
            Xml.Text("KmsKeyId", group.Text("KmsKeyId")),
            Xml.Text("ARN", look.Arn("elasticache", "replicationgroup:" + group.PhysicalId)),
            Xml.Time("ReplicationGroupCreateTime", look.CreatedAt(group)),
            Xml.Flag("AutoMinorVersionUpgrade", group.Text("AutoMinorVersionUpgrade") != "false"),
            Xml.Text("NetworkType", "ipv4"), Xml.Text("IpDiscovery", "ipv4"),
            Xml.Text("ClusterMode", "disabled"), Xml.Text("Engine", group.Text("Engine") ?? "redis"));
    }

    public static string Status(Look look, Spell group, CacheState state) => look.Status(group) switch
    {
        "CREATE_IN_PROGRESS" => "creating",
        "UPDATE_IN_PROGRESS" => "modifying",
        "DELETE_IN_PROGRESS" => "deleting",
        _ => state.FailingOver ? "modifying" : "available",
    };

    private static XElement NodeGroup(Look look, Spell group, CacheState state, string status) => Xml.Member(
        Xml.Text("NodeGroupId", "0001"),
        Xml.Text("Status", status),
        Endpoint(look, group, "PrimaryEndpoint", "PrimaryEndPoint"),
        Endpoint(look, group, "ReaderEndpoint", "ReaderEndPoint"),
        Xml.Named("NodeGroupMembers", "NodeGroupMember", state.Nodes.Select(node => Xml.Member(
            Xml.Text("CacheClusterId", node.Id),
            Xml.Text("CacheNodeId", "0001"),
            Xml.Structure("ReadEndpoint", Xml.Text("Address", Host(look, group, node.Id)), Xml.Text("Port", Port(group))),
            Xml.Text("PreferredAvailabilityZone", node.Zone),
            Xml.Text("CurrentRole", node.IsPrimary ? "primary" : "replica")))));

    private static XElement Endpoint(Look look, Spell group, string name, string attribute) => Xml.Structure(name,
        Xml.Text("Address", Attributes.Of(Birth(look, group), group.PhysicalId, attribute + ".Address", 1)), Xml.Text("Port", Port(group)));

    public static string Host(Look look, Spell group, string node)
    {
        var primary = Attributes.Of(Birth(look, group), group.PhysicalId, "PrimaryEndPoint.Address", 1);
        return primary.Replace($"master.{group.PhysicalId}.", $"{node}.{group.PhysicalId}.", StringComparison.Ordinal).Replace($"{group.PhysicalId}.{primary.Split('.')[1]}.ng.", $"{node}.{primary.Split('.')[1]}.", StringComparison.Ordinal);
    }

    public static string Port(Spell group) => group.Text("Port") ?? "6379";

    private static Birth Birth(Look look, Spell group) =>
        new(look.Region.Account, look.Region.Name, group.StackName, group.LogicalId, group.Type, group.Properties, group.Seed);
}
