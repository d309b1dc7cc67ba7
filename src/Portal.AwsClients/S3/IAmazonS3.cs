using Amazon.Runtime;
using Amazon.S3.Model;

namespace Amazon.S3;

/// <summary>The part of Simple Storage Service that the portal lives on.</summary>
public interface IAmazonS3 : IAmazonService, IDisposable
{
    /// <exception cref="AmazonS3Exception">For example <c>NoSuchBucket</c> or <c>AccessDenied</c>.</exception>
    Task<PutObjectResponse> PutObjectAsync(PutObjectRequest request, CancellationToken cancellationToken = default);

    Task<ListVersionsResponse> ListVersionsAsync(ListVersionsRequest request, CancellationToken cancellationToken = default);

    Task<DeleteObjectsResponse> DeleteObjectsAsync(DeleteObjectsRequest request, CancellationToken cancellationToken = default);

    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonS3Config();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) =>
        new AmazonS3Client(awsCredentials, (AmazonS3Config)clientConfig);
}
