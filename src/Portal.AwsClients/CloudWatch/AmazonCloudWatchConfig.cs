using Amazon.CloudWatch.Model;
using Amazon.Pipeline;
using Amazon.Protocols;

namespace Amazon.CloudWatch;

/// <summary>Where and how to reach CloudWatch.</summary>
public class AmazonCloudWatchConfig : ServiceConfig
{
    private const string Version = "2010-08-01";

    private static readonly ErrorCatalog Errors = ErrorCatalog.For<AmazonCloudWatchException>()
        .Add<InvalidNextTokenException>("InvalidNextToken");

    public AmazonCloudWatchConfig()
        : base(Definition)
    {
    }

    internal static ServiceDefinition Definition { get; } = new()
    {
        ServiceId = "CloudWatch",
        EndpointPrefix = "monitoring",
        SigningName = "monitoring",
        GovCloudIsFips = true,
        ApiVersion = Version,
        Protocol = new QueryProtocol("Amazon.CloudWatch", Version, Errors),
    };
}
