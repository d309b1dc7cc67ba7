namespace Amazon.ElastiCache.Model;

public class CacheCluster
{
    public string? CacheClusterId { get; set; }
    public string? CacheClusterStatus { get; set; }
    public int? NumCacheNodes { get; set; }
    public string? ReplicationGroupId { get; set; }
}
