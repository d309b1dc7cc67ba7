using Amazon.CloudFront.Model;
using Amazon.Runtime;

namespace Amazon.CloudFront;

/// <summary>CloudFront, API version 2020-05-31: which distributions an account has. It is called in us-east-1, wherever stacks stand.</summary>
public interface IAmazonCloudFront : IAmazonService, IDisposable
{
    /// <exception cref="AmazonCloudFrontException">For example <c>AccessDenied</c>.</exception>
    Task<ListDistributionsResponse> ListDistributionsAsync(ListDistributionsRequest request, CancellationToken cancellationToken = default);

    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonCloudFrontConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) =>
        new AmazonCloudFrontClient(awsCredentials, (AmazonCloudFrontConfig)clientConfig);
}
