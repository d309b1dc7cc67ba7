using Amazon.Pipeline;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.S3.Internal;
using Amazon.S3.Model;

namespace Amazon.S3;

/// <inheritdoc cref="IAmazonS3"/>
public class AmazonS3Client : ServiceClient, IAmazonS3
{
    public AmazonS3Client()
        : this(new AmazonS3Config())
    {
    }

    public AmazonS3Client(RegionEndpoint region)
        : this(new AmazonS3Config { RegionEndpoint = region })
    {
    }

    public AmazonS3Client(AmazonS3Config config)
        : base(config)
    {
    }

    public AmazonS3Client(AWSCredentials credentials)
        : this(credentials, new AmazonS3Config())
    {
    }

    public AmazonS3Client(AWSCredentials credentials, RegionEndpoint region)
        : this(credentials, new AmazonS3Config { RegionEndpoint = region })
    {
    }

    public AmazonS3Client(AWSCredentials credentials, AmazonS3Config clientConfig)
        : base(credentials, clientConfig)
    {
    }

    public AmazonS3Client(string awsAccessKeyId, string awsSecretAccessKey)
        : this(new BasicAWSCredentials(awsAccessKeyId, awsSecretAccessKey))
    {
    }

    public AmazonS3Client(string awsAccessKeyId, string awsSecretAccessKey, RegionEndpoint region)
        : this(new BasicAWSCredentials(awsAccessKeyId, awsSecretAccessKey), region)
    {
    }

    public AmazonS3Client(string awsAccessKeyId, string awsSecretAccessKey, AmazonS3Config clientConfig)
        : this(new BasicAWSCredentials(awsAccessKeyId, awsSecretAccessKey), clientConfig)
    {
    }

    public AmazonS3Client(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken)
        : this(new SessionAWSCredentials(awsAccessKeyId, awsSecretAccessKey, awsSessionToken))
    {
    }

    public AmazonS3Client(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, RegionEndpoint region)
        : this(new SessionAWSCredentials(awsAccessKeyId, awsSecretAccessKey, awsSessionToken), region)
    {
    }

    public AmazonS3Client(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, AmazonS3Config clientConfig)
        : this(new SessionAWSCredentials(awsAccessKeyId, awsSecretAccessKey, awsSessionToken), clientConfig)
    {
    }

    protected override ServiceDefinition Service => AmazonS3Config.Definition;

    public virtual Task<PutObjectResponse> PutObjectAsync(PutObjectRequest request, CancellationToken cancellationToken = default) =>
        SendAsync<PutObjectResponse>(request, cancellationToken);

    public virtual Task<ListVersionsResponse> ListVersionsAsync(ListVersionsRequest request, CancellationToken cancellationToken = default) =>
        SendAsync<ListVersionsResponse>(request, cancellationToken);

    public virtual Task<DeleteObjectsResponse> DeleteObjectsAsync(DeleteObjectsRequest request, CancellationToken cancellationToken = default) =>
        SendAsync<DeleteObjectsResponse>(request, cancellationToken);

    // The bucket is a part of the address, so the address is found with the request at hand.
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        base.CustomizeRuntimePipeline(pipeline);
        pipeline.ReplaceHandler<ServiceEndpointResolver>(new BucketEndpointResolver());
    }
}
