using Amazon.CostExplorer.Model;
using Amazon.Pipeline;
using Amazon.Runtime;

namespace Amazon.CostExplorer;

/// <inheritdoc cref="IAmazonCostExplorer"/>
public class AmazonCostExplorerClient : ServiceClient, IAmazonCostExplorer
{
    public AmazonCostExplorerClient()
        : this(new AmazonCostExplorerConfig())
    {
    }

    public AmazonCostExplorerClient(RegionEndpoint region)
        : this(new AmazonCostExplorerConfig { RegionEndpoint = region })
    {
    }

    public AmazonCostExplorerClient(AmazonCostExplorerConfig config)
        : base(config)
    {
    }

    public AmazonCostExplorerClient(AWSCredentials credentials)
        : this(credentials, new AmazonCostExplorerConfig())
    {
    }

    public AmazonCostExplorerClient(AWSCredentials credentials, RegionEndpoint region)
        : this(credentials, new AmazonCostExplorerConfig { RegionEndpoint = region })
    {
    }

    public AmazonCostExplorerClient(AWSCredentials credentials, AmazonCostExplorerConfig clientConfig)
        : base(credentials, clientConfig)
    {
    }

    public AmazonCostExplorerClient(string awsAccessKeyId, string awsSecretAccessKey)
        : this(new BasicAWSCredentials(awsAccessKeyId, awsSecretAccessKey))
    {
    }

    public AmazonCostExplorerClient(string awsAccessKeyId, string awsSecretAccessKey, RegionEndpoint region)
        : this(new BasicAWSCredentials(awsAccessKeyId, awsSecretAccessKey), region)
    {
    }

    public AmazonCostExplorerClient(string awsAccessKeyId, string awsSecretAccessKey, AmazonCostExplorerConfig clientConfig)
        : this(new BasicAWSCredentials(awsAccessKeyId, awsSecretAccessKey), clientConfig)
    {
    }

    public AmazonCostExplorerClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken)
        : this(new SessionAWSCredentials(awsAccessKeyId, awsSecretAccessKey, awsSessionToken))
    {
    }

    public AmazonCostExplorerClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, RegionEndpoint region)
        : this(new SessionAWSCredentials(awsAccessKeyId, awsSecretAccessKey, awsSessionToken), region)
    {
    }

    public AmazonCostExplorerClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, AmazonCostExplorerConfig clientConfig)
        : this(new SessionAWSCredentials(awsAccessKeyId, awsSecretAccessKey, awsSessionToken), clientConfig)
    {
    }

    protected override ServiceDefinition Service => AmazonCostExplorerConfig.Definition;

    public virtual Task<GetCostAndUsageResponse> GetCostAndUsageAsync(GetCostAndUsageRequest request, CancellationToken cancellationToken = default) =>
        SendAsync<GetCostAndUsageResponse>(request, cancellationToken);

    public virtual Task<ListCostAllocationTagsResponse> ListCostAllocationTagsAsync(ListCostAllocationTagsRequest request, CancellationToken cancellationToken = default) =>
        SendAsync<ListCostAllocationTagsResponse>(request, cancellationToken);

    public virtual Task<UpdateCostAllocationTagsStatusResponse> UpdateCostAllocationTagsStatusAsync(UpdateCostAllocationTagsStatusRequest request, CancellationToken cancellationToken = default) =>
        SendAsync<UpdateCostAllocationTagsStatusResponse>(request, cancellationToken);
}
