using Amazon.Pricing.Model;
using Amazon.Pipeline;
using Amazon.Runtime;

namespace Amazon.Pricing;

/// <inheritdoc cref="IAmazonPricing"/>
public class AmazonPricingClient : ServiceClient, IAmazonPricing
{
    public AmazonPricingClient()
        : this(new AmazonPricingConfig())
    {
    }

    public AmazonPricingClient(RegionEndpoint region)
        : this(new AmazonPricingConfig { RegionEndpoint = region })
    {
    }

    public AmazonPricingClient(AmazonPricingConfig config)
        : base(config)
    {
    }

    public AmazonPricingClient(AWSCredentials credentials)
        : this(credentials, new AmazonPricingConfig())
    {
    }

    public AmazonPricingClient(AWSCredentials credentials, RegionEndpoint region)
        : this(credentials, new AmazonPricingConfig { RegionEndpoint = region })
    {
    }

    public AmazonPricingClient(AWSCredentials credentials, AmazonPricingConfig clientConfig)
        : base(credentials, clientConfig)
    {
    }

    public AmazonPricingClient(string awsAccessKeyId, string awsSecretAccessKey)
        : this(new BasicAWSCredentials(awsAccessKeyId, awsSecretAccessKey))
    {
    }

    public AmazonPricingClient(string awsAccessKeyId, string awsSecretAccessKey, RegionEndpoint region)
        : this(new BasicAWSCredentials(awsAccessKeyId, awsSecretAccessKey), region)
    {
    }

    public AmazonPricingClient(string awsAccessKeyId, string awsSecretAccessKey, AmazonPricingConfig clientConfig)
        : this(new BasicAWSCredentials(awsAccessKeyId, awsSecretAccessKey), clientConfig)
    {
    }

    public AmazonPricingClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken)
        : this(new SessionAWSCredentials(awsAccessKeyId, awsSecretAccessKey, awsSessionToken))
    {
    }

    public AmazonPricingClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, RegionEndpoint region)
        : this(new SessionAWSCredentials(awsAccessKeyId, awsSecretAccessKey, awsSessionToken), region)
    {
    }

    public AmazonPricingClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, AmazonPricingConfig clientConfig)
        : this(new SessionAWSCredentials(awsAccessKeyId, awsSecretAccessKey, awsSessionToken), clientConfig)
    {
    }

    protected override ServiceDefinition Service => AmazonPricingConfig.Definition;

    public virtual Task<DescribeServicesResponse> DescribeServicesAsync(DescribeServicesRequest request, CancellationToken cancellationToken = default) =>
        SendAsync<DescribeServicesResponse>(request, cancellationToken);

    public virtual Task<GetAttributeValuesResponse> GetAttributeValuesAsync(GetAttributeValuesRequest request, CancellationToken cancellationToken = default) =>
        SendAsync<GetAttributeValuesResponse>(request, cancellationToken);

    public virtual Task<GetProductsResponse> GetProductsAsync(GetProductsRequest request, CancellationToken cancellationToken = default) =>
        SendAsync<GetProductsResponse>(request, cancellationToken);
}
