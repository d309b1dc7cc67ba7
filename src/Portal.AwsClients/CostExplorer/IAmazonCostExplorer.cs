using Amazon.CostExplorer.Model;
using Amazon.Runtime;

namespace Amazon.CostExplorer;

/// <summary>Cost Explorer, API version 2017-10-25: billed cost. Called in its home region, whatever the region.</summary>
public interface IAmazonCostExplorer : IAmazonService, IDisposable
{
    Task<GetCostAndUsageResponse> GetCostAndUsageAsync(GetCostAndUsageRequest request, CancellationToken cancellationToken = default);

    Task<ListCostAllocationTagsResponse> ListCostAllocationTagsAsync(ListCostAllocationTagsRequest request, CancellationToken cancellationToken = default);

    Task<UpdateCostAllocationTagsStatusResponse> UpdateCostAllocationTagsStatusAsync(UpdateCostAllocationTagsStatusRequest request, CancellationToken cancellationToken = default);

    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonCostExplorerConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) =>
        new AmazonCostExplorerClient(awsCredentials, (AmazonCostExplorerConfig)clientConfig);
}
