namespace Amazon.ElastiCache.Model;

/// <summary>A primary and its replicas.</summary>
public class ReplicationGroup
{
    public string? ReplicationGroupId { get; set; }

    /// <summary>For example <c>available</c>, <c>creating</c> or <c>modifying</c>.</summary>
    public string? Status { get; set; }
    public List<NodeGroup>? NodeGroups { get; set; }

    /// <summary><c>enabled</c>, <c>disabled</c>, <c>enabling</c> or <c>disabling</c>.</summary>
    public AutomaticFailoverStatus? AutomaticFailover { get; set; }
    public MultiAZStatus? MultiAZ { get; set; }
    public string? CacheNodeType { get; set; }
}
