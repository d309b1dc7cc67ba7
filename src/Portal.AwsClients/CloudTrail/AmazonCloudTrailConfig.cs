using Amazon.Pipeline;
using Amazon.Protocols;

namespace Amazon.CloudTrail;

/// <summary>Where and how to reach CloudTrail.</summary>
public class AmazonCloudTrailConfig : ServiceConfig
{
    private static readonly ErrorCatalog Errors = ErrorCatalog.For<AmazonCloudTrailException>();

    public AmazonCloudTrailConfig()
        : base(Definition)
    {
    }

    internal static ServiceDefinition Definition { get; } = new()
    {
        ServiceId = "CloudTrail",
        EndpointPrefix = "cloudtrail",
        SigningName = "cloudtrail",
        ApiVersion = "2013-11-01",
        Protocol = new JsonProtocol("Amazon.CloudTrail", "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101", "1.1", Errors),
    };
}
