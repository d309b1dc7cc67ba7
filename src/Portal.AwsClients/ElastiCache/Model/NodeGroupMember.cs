namespace Amazon.ElastiCache.Model;

public class NodeGroupMember
{
    public string? CacheClusterId { get; set; }
    public string? PreferredAvailabilityZone { get; set; }

    /// <summary><c>primary</c> or <c>replica</c>; null in cluster mode.</summary>
    public string? CurrentRole { get; set; }
}
