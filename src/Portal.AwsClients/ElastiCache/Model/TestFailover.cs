using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.ElastiCache.Model;

/// <summary>Fails the primary of a shard, so that a replica takes over. AWS allows a few a day.</summary>
public class TestFailoverRequest : AmazonElastiCacheRequest
{
    [AWSProperty(Required = true)]
    public string ReplicationGroupId { get; set; } = null!;

    /// <summary>For example <c>0001</c>.</summary>
    [AWSProperty(Required = true)]
    public string NodeGroupId { get; set; } = null!;
}

public class TestFailoverResponse : AmazonWebServiceResponse
{
    public ReplicationGroup? ReplicationGroup { get; set; }
}
