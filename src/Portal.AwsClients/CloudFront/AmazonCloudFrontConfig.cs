using Amazon.CloudFront.Internal;
using Amazon.Pipeline;
using Amazon.Protocols;

namespace Amazon.CloudFront;

/// <summary>Where and how to reach CloudFront.</summary>
public class AmazonCloudFrontConfig : ServiceConfig
{
    public AmazonCloudFrontConfig()
        : base(Definition)
    {
    }

    internal static ServiceDefinition Definition { get; } = new()
    {
        ServiceId = "CloudFront",
        EndpointPrefix = "cloudfront",
        SigningName = "cloudfront",
        ApiVersion = "2020-05-31",
        Protocol = new CloudFrontProtocol(ErrorCatalog.For<AmazonCloudFrontException>()),
        HomeRegions = new Dictionary<string, string> { ["aws"] = "us-east-1" },
        HasOneHost = true,
    };
}
