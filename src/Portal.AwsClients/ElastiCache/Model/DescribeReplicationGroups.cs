using Amazon.Runtime;

namespace Amazon.ElastiCache.Model;

/// <summary>Replication groups, a page at a time.</summary>
public class DescribeReplicationGroupsRequest : AmazonElastiCacheRequest
{
    public string? ReplicationGroupId { get; set; }

    /// <summary>From 20 to 100.</summary>
    public int? MaxRecords { get; set; }
    public string? Marker { get; set; }
}

public class DescribeReplicationGroupsResponse : AmazonWebServiceResponse
{
    public string? Marker { get; set; }
    public List<ReplicationGroup>? ReplicationGroups { get; set; }
}
