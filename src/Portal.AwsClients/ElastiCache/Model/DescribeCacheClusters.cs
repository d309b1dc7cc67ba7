using Amazon.Runtime;

namespace Amazon.ElastiCache.Model;

/// <summary>Clusters, those of replication groups among them, a page at a time.</summary>
public class DescribeCacheClustersRequest : AmazonElastiCacheRequest
{
    public string? CacheClusterId { get; set; }
    public int? MaxRecords { get; set; }
    public string? Marker { get; set; }
}

public class DescribeCacheClustersResponse : AmazonWebServiceResponse
{
    public string? Marker { get; set; }
    public List<CacheCluster>? CacheClusters { get; set; }
}
