using Amazon.ElastiCache.Model;
using Amazon.Pipeline;
using Amazon.Runtime;

namespace Amazon.ElastiCache;

/// <inheritdoc cref="IAmazonElastiCache"/>
public class AmazonElastiCacheClient : ServiceClient, IAmazonElastiCache
{
    public AmazonElastiCacheClient()
        : this(new AmazonElastiCacheConfig())
    {
    }

    public AmazonElastiCacheClient(RegionEndpoint region)
        : this(new AmazonElastiCacheConfig { RegionEndpoint = region })
    {
    }

    public AmazonElastiCacheClient(AmazonElastiCacheConfig config)
        : base(config)
    {
    }

    public AmazonElastiCacheClient(AWSCredentials credentials)
        : this(credentials, new AmazonElastiCacheConfig())
    {
    }

    public AmazonElastiCacheClient(AWSCredentials credentials, RegionEndpoint region)
        : this(credentials, new AmazonElastiCacheConfig { RegionEndpoint = region })
    {
    }

    public AmazonElastiCacheClient(AWSCredentials credentials, AmazonElastiCacheConfig clientConfig)
        : base(credentials, clientConfig)
    {
    }

    public AmazonElastiCacheClient(string awsAccessKeyId, string awsSecretAccessKey)
        : this(new BasicAWSCredentials(awsAccessKeyId, awsSecretAccessKey))
    {
    }

    public AmazonElastiCacheClient(string awsAccessKeyId, string awsSecretAccessKey, RegionEndpoint region)
        : this(new BasicAWSCredentials(awsAccessKeyId, awsSecretAccessKey), region)
    {
    }

    public AmazonElastiCacheClient(string awsAccessKeyId, string awsSecretAccessKey, AmazonElastiCacheConfig clientConfig)
        : this(new BasicAWSCredentials(awsAccessKeyId, awsSecretAccessKey), clientConfig)
    {
    }

    public AmazonElastiCacheClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken)
        : this(new SessionAWSCredentials(awsAccessKeyId, awsSecretAccessKey, awsSessionToken))
    {
    }

    public AmazonElastiCacheClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, RegionEndpoint region)
        : this(new SessionAWSCredentials(awsAccessKeyId, awsSecretAccessKey, awsSessionToken), region)
    {
    }

    public AmazonElastiCacheClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, AmazonElastiCacheConfig clientConfig)
        : this(new SessionAWSCredentials(awsAccessKeyId, awsSecretAccessKey, awsSessionToken), clientConfig)
    {
    }

    protected override ServiceDefinition Service => AmazonElastiCacheConfig.Definition;

    public virtual Task<DescribeReplicationGroupsResponse> DescribeReplicationGroupsAsync(DescribeReplicationGroupsRequest request, CancellationToken cancellationToken = default) =>
        SendAsync<DescribeReplicationGroupsResponse>(request, cancellationToken);

    public virtual Task<DescribeCacheClustersResponse> DescribeCacheClustersAsync(DescribeCacheClustersRequest request, CancellationToken cancellationToken = default) =>
        SendAsync<DescribeCacheClustersResponse>(request, cancellationToken);

    public virtual Task<DescribeEventsResponse> DescribeEventsAsync(DescribeEventsRequest request, CancellationToken cancellationToken = default) =>
        SendAsync<DescribeEventsResponse>(request, cancellationToken);

    public virtual Task<TestFailoverResponse> TestFailoverAsync(TestFailoverRequest request, CancellationToken cancellationToken = default) =>
        SendAsync<TestFailoverResponse>(request, cancellationToken);
}
