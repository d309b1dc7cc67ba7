using Amazon.CloudTrail.Model;
using Amazon.Runtime;

namespace Amazon.CloudTrail;

/// <summary>CloudTrail, API version 2013-11-01: who changed what.</summary>
public interface IAmazonCloudTrail : IAmazonService, IDisposable
{
    Task<LookupEventsResponse> LookupEventsAsync(LookupEventsRequest request, CancellationToken cancellationToken = default);

    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonCloudTrailConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) =>
        new AmazonCloudTrailClient(awsCredentials, (AmazonCloudTrailConfig)clientConfig);
}
