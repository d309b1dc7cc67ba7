using Amazon.CostExplorer.Model;
using Amazon.Pipeline;
using Amazon.Protocols;

namespace Amazon.CostExplorer;

/// <summary>Where and how to reach Cost Explorer.</summary>
public class AmazonCostExplorerConfig : ServiceConfig
{
    private static readonly ErrorCatalog Errors = ErrorCatalog.For<AmazonCostExplorerException>()
        .Add<BillExpirationException>("BillExpirationException")
        .Add<DataUnavailableException>("DataUnavailableException")
        .Add<InvalidNextTokenException>("InvalidNextTokenException")
        .Add<LimitExceededException>("LimitExceededException")
        .Add<RequestChangedException>("RequestChangedException")
        .Add<ResourceNotFoundException>("ResourceNotFoundException");

    public AmazonCostExplorerConfig()
        : base(Definition)
    {
    }

    internal static ServiceDefinition Definition { get; } = new()
    {
        ServiceId = "Cost Explorer",
        EndpointPrefix = "ce",
        SigningName = "ce",
        ApiVersion = "2017-10-25",
        Protocol = new JsonProtocol("Amazon.CostExplorer", "AWSInsightsIndexService", "1.1", Errors),
        HomeRegions = new Dictionary<string, string>
        {
            ["aws"] = "us-east-1",
            ["aws-cn"] = "cn-northwest-1",
            ["aws-iso"] = "us-iso-east-1",
            ["aws-iso-b"] = "us-isob-east-1",
            ["aws-iso-e"] = "eu-isoe-west-1",
            ["aws-iso-f"] = "us-isof-south-1",
        },
    };
}
