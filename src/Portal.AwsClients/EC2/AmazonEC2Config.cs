using Amazon.Pipeline;
using Amazon.Protocols;

namespace Amazon.EC2;

/// <summary>Where and how to reach Elastic Compute Cloud.</summary>
public class AmazonEC2Config : ServiceConfig
{
    private const string Version = "2016-11-15";

    private static readonly ErrorCatalog Errors = ErrorCatalog.For<AmazonEC2Exception>();

    public AmazonEC2Config()
        : base(Definition)
    {
    }

    internal static ServiceDefinition Definition { get; } = new()
    {
        ServiceId = "EC2",
        EndpointPrefix = "ec2",
        SigningName = "ec2",
        GovCloudIsFips = true,
        ApiVersion = Version,
        Protocol = new Ec2Protocol("Amazon.EC2", Version, Errors),
    };
}
