using Amazon.CloudFront.Model;
using Amazon.Pipeline;
using Amazon.Runtime;

namespace Amazon.CloudFront;

/// <inheritdoc cref="IAmazonCloudFront"/>
public class AmazonCloudFrontClient : ServiceClient, IAmazonCloudFront
{
    public AmazonCloudFrontClient()
        : this(new AmazonCloudFrontConfig())
    {
    }

    public AmazonCloudFrontClient(RegionEndpoint region)
        : this(new AmazonCloudFrontConfig { RegionEndpoint = region })
    {
    }

    public AmazonCloudFrontClient(AmazonCloudFrontConfig config)
        : base(config)
    {
    }

    public AmazonCloudFrontClient(AWSCredentials credentials)
        : this(credentials, new AmazonCloudFrontConfig())
    {
    }

    public AmazonCloudFrontClient(AWSCredentials credentials, RegionEndpoint region)
        : this(credentials, new AmazonCloudFrontConfig { RegionEndpoint = region })
    {
    }

    public AmazonCloudFrontClient(AWSCredentials credentials, AmazonCloudFrontConfig clientConfig)
        : base(credentials, clientConfig)
    {
    }

    public AmazonCloudFrontClient(string awsAccessKeyId, string awsSecretAccessKey)
        : this(new BasicAWSCredentials(awsAccessKeyId, awsSecretAccessKey))
    {
    }

    public AmazonCloudFrontClient(string awsAccessKeyId, string awsSecretAccessKey, RegionEndpoint region)
        : this(new BasicAWSCredentials(awsAccessKeyId, awsSecretAccessKey), region)
    {
    }

    public AmazonCloudFrontClient(string awsAccessKeyId, string awsSecretAccessKey, AmazonCloudFrontConfig clientConfig)
        : this(new BasicAWSCredentials(awsAccessKeyId, awsSecretAccessKey), clientConfig)
    {
    }

    public AmazonCloudFrontClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken)
        : this(new SessionAWSCredentials(awsAccessKeyId, awsSecretAccessKey, awsSessionToken))
    {
    }

    public AmazonCloudFrontClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, RegionEndpoint region)
        : this(new SessionAWSCredentials(awsAccessKeyId, awsSecretAccessKey, awsSessionToken), region)
    {
    }

    public AmazonCloudFrontClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, AmazonCloudFrontConfig clientConfig)
        : this(new SessionAWSCredentials(awsAccessKeyId, awsSecretAccessKey, awsSessionToken), clientConfig)
    {
    }

    protected override ServiceDefinition Service => AmazonCloudFrontConfig.Definition;

    public virtual Task<ListDistributionsResponse> ListDistributionsAsync(ListDistributionsRequest request, CancellationToken cancellationToken = default) =>
        SendAsync<ListDistributionsResponse>(request, cancellationToken);
}
