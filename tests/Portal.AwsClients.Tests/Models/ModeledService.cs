using Amazon.AutoScaling;
using Amazon.CloudFormation;
using Amazon.CloudWatch;
using Amazon.CostExplorer;
using Amazon.ElasticLoadBalancingV2;
using Amazon.Pricing;
using Amazon.RDS;
using Amazon.Runtime;

namespace Portal.AwsClients.Tests.Models;

/// <summary>A client of this project and the model it is held against.</summary>
public sealed record ModeledService(string Name, string ModelFile, Type Interface, Func<ClientConfig> Config)
{
    /// <summary>Only the members that the portal uses are written; what is there must be the model's.</summary>
    public bool InPart { get; init; }

    public static TheoryData<string> Names => [.. All.Select(service => service.Name)];

    /// <summary>Those whose errors all have types of their own.</summary>
    public static TheoryData<string> WholeNames => [.. All.Where(service => !service.InPart).Select(service => service.Name)];

    private static readonly ModeledService[] All =
    [
        new("CloudFormation", "cloudformation-2010-05-15.json", typeof(IAmazonCloudFormation), () => new AmazonCloudFormationConfig()),
        new("CloudWatch", "cloudwatch-2010-08-01.json", typeof(IAmazonCloudWatch), () => new AmazonCloudWatchConfig()),
        new("CostExplorer", "cost-explorer-2017-10-25.json", typeof(IAmazonCostExplorer), () => new AmazonCostExplorerConfig()),
        new("Pricing", "pricing-2017-10-15.json", typeof(IAmazonPricing), () => new AmazonPricingConfig()),
        new("AutoScaling", "auto-scaling-2011-01-01.json", typeof(IAmazonAutoScaling), () => new AmazonAutoScalingConfig()) { InPart = true },
        new("ElasticLoadBalancingV2", "elastic-load-balancing-v2-2015-12-01.json", typeof(IAmazonElasticLoadBalancingV2), () => new AmazonElasticLoadBalancingV2Config()) { InPart = true },
        new("RDS", "rds-2014-10-31.json", typeof(IAmazonRDS), () => new AmazonRDSConfig()) { InPart = true },
    ];

    public static ModeledService Of(string name) => All.Single(service => service.Name == name);
}
