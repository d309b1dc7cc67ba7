using Amazon.Runtime;

namespace Amazon.ElastiCache;

/// <summary>Base of every ElastiCache request.</summary>
public class AmazonElastiCacheRequest : AmazonWebServiceRequest;
