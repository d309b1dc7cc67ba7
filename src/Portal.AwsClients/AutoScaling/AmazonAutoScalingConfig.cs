using Amazon.Pipeline;
using Amazon.Protocols;

namespace Amazon.AutoScaling;

/// <summary>Where and how to reach Auto Scaling.</summary>
public class AmazonAutoScalingConfig : ServiceConfig
{
    private const string Version = "2011-01-01";

    private static readonly ErrorCatalog Errors = ErrorCatalog.For<AmazonAutoScalingException>();

    public AmazonAutoScalingConfig()
        : base(Definition)
    {
    }

    internal static ServiceDefinition Definition { get; } = new()
    {
        ServiceId = "Auto Scaling",
        EndpointPrefix = "autoscaling",
        SigningName = "autoscaling",
        GovCloudIsFips = true,
        ApiVersion = Version,
        Protocol = new QueryProtocol("Amazon.AutoScaling", Version, Errors),
    };
}
