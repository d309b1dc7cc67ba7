using Amazon.CloudTrail.Model;
using Amazon.Pipeline;
using Amazon.Runtime;

namespace Amazon.CloudTrail;

/// <inheritdoc cref="IAmazonCloudTrail"/>
public class AmazonCloudTrailClient : ServiceClient, IAmazonCloudTrail
{
    public AmazonCloudTrailClient()
        : this(new AmazonCloudTrailConfig())
    {
    }

    public AmazonCloudTrailClient(RegionEndpoint region)
        : this(new AmazonCloudTrailConfig { RegionEndpoint = region })
    {
    }

    public AmazonCloudTrailClient(AmazonCloudTrailConfig config)
        : base(config)
    {
    }

    public AmazonCloudTrailClient(AWSCredentials credentials)
        : this(credentials, new AmazonCloudTrailConfig())
    {
    }

    public AmazonCloudTrailClient(AWSCredentials credentials, RegionEndpoint region)
        : this(credentials, new AmazonCloudTrailConfig { RegionEndpoint = region })
    {
    }

    public AmazonCloudTrailClient(AWSCredentials credentials, AmazonCloudTrailConfig clientConfig)
        : base(credentials, clientConfig)
    {
    }

    public AmazonCloudTrailClient(string awsAccessKeyId, string awsSecretAccessKey)
        : this(new BasicAWSCredentials(awsAccessKeyId, awsSecretAccessKey))
    {
    }

    public AmazonCloudTrailClient(string awsAccessKeyId, string awsSecretAccessKey, RegionEndpoint region)
        : this(new BasicAWSCredentials(awsAccessKeyId, awsSecretAccessKey), region)
    {
    }

    public AmazonCloudTrailClient(string awsAccessKeyId, string awsSecretAccessKey, AmazonCloudTrailConfig clientConfig)
        : this(new BasicAWSCredentials(awsAccessKeyId, awsSecretAccessKey), clientConfig)
    {
    }

    public AmazonCloudTrailClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken)
        : this(new SessionAWSCredentials(awsAccessKeyId, awsSecretAccessKey, awsSessionToken))
    {
    }

    public AmazonCloudTrailClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, RegionEndpoint region)
        : this(new SessionAWSCredentials(awsAccessKeyId, awsSecretAccessKey, awsSessionToken), region)
    {
    }

    public AmazonCloudTrailClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, AmazonCloudTrailConfig clientConfig)
        : this(new SessionAWSCredentials(awsAccessKeyId, awsSecretAccessKey, awsSessionToken), clientConfig)
    {
    }

    protected override ServiceDefinition Service => AmazonCloudTrailConfig.Definition;

    public virtual Task<LookupEventsResponse> LookupEventsAsync(LookupEventsRequest request, CancellationToken cancellationToken = default) =>
        SendAsync<LookupEventsResponse>(request, cancellationToken);
}
