namespace Amazon.ElastiCache.Model;

/// <summary>A shard: one primary, up to five replicas.</summary>
public class NodeGroup
{
    public string? NodeGroupId { get; set; }
    public string? Status { get; set; }
    public List<NodeGroupMember>? NodeGroupMembers { get; set; }
}
