using Amazon.Pricing.Model;
using Amazon.Runtime;

namespace Amazon.Pricing;

/// <summary>The Price List API, version 2017-10-15: list prices of every service and region.</summary>
/// <remarks>It answers in a few regions only, for all of them: us-east-1, eu-central-1 and ap-south-1.</remarks>
public interface IAmazonPricing : IAmazonService, IDisposable
{
    Task<DescribeServicesResponse> DescribeServicesAsync(DescribeServicesRequest request, CancellationToken cancellationToken = default);

    Task<GetAttributeValuesResponse> GetAttributeValuesAsync(GetAttributeValuesRequest request, CancellationToken cancellationToken = default);

    Task<GetProductsResponse> GetProductsAsync(GetProductsRequest request, CancellationToken cancellationToken = default);

    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonPricingConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) =>
        new AmazonPricingClient(awsCredentials, (AmazonPricingConfig)clientConfig);
}
