using Amazon.CloudFormation;
using Amazon.CloudWatch;
using Amazon.CostExplorer;
using Amazon.Pricing;
using Amazon.Runtime;

namespace Portal.AwsClients.Tests.Models;

/// <summary>A client of this project and the model it is held against.</summary>
public sealed record ModeledService(string Name, string ModelFile, Type Interface, Func<ClientConfig> Config)
{
    public static TheoryData<string> Names => [.. All.Select(service => service.Name)];

    private static readonly ModeledService[] All =
    [
        new("CloudFormation", "cloudformation-2010-05-15.json", typeof(IAmazonCloudFormation), () => new AmazonCloudFormationConfig()),
        new("CloudWatch", "cloudwatch-2010-08-01.json", typeof(IAmazonCloudWatch), () => new AmazonCloudWatchConfig()),
        new("CostExplorer", "cost-explorer-2017-10-25.json", typeof(IAmazonCostExplorer), () => new AmazonCostExplorerConfig()),
        new("Pricing", "pricing-2017-10-15.json", typeof(IAmazonPricing), () => new AmazonPricingConfig()),
    ];

    public static ModeledService Of(string name) => All.Single(service => service.Name == name);
}
