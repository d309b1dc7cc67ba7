using Amazon.CloudFormation.Model;
using Amazon.Pipeline;
using Amazon.Protocols;

namespace Amazon.CloudFormation;

/// <summary>Where and how to reach CloudFormation.</summary>
public class AmazonCloudFormationConfig : ServiceConfig
{
    private const string Version = "2010-05-15";

    private static readonly ErrorCatalog Errors = ErrorCatalog.For<AmazonCloudFormationException>()
        .Add<AlreadyExistsException>("AlreadyExistsException")
        .Add<ChangeSetNotFoundException>("ChangeSetNotFound")
        .Add<InsufficientCapabilitiesException>("InsufficientCapabilitiesException")
        .Add<InvalidChangeSetStatusException>("InvalidChangeSetStatus")
        .Add<LimitExceededException>("LimitExceededException")
        .Add<StackNotFoundException>("StackNotFoundException")
        .Add<StackSetNotFoundException>("StackSetNotFoundException")
        .Add<TokenAlreadyExistsException>("TokenAlreadyExistsException");

    public AmazonCloudFormationConfig()
        : base(Definition)
    {
    }

    internal static ServiceDefinition Definition { get; } = new()
    {
        ServiceId = "CloudFormation",
        EndpointPrefix = "cloudformation",
        SigningName = "cloudformation",
        GovCloudIsFips = true,
        ApiVersion = Version,
        Protocol = new QueryProtocol("Amazon.CloudFormation", Version, Errors),
    };
}
