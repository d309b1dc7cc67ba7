using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.CostExplorer.Model;

/// <summary>Billed cost by time, and by up to two groups. Each page is a request of its own and costs $0.01.</summary>
public class GetCostAndUsageRequest : AmazonCostExplorerRequest
{
    [AWSProperty(Required = true)]
    public DateInterval TimePeriod { get; set; } = null!;

    [AWSProperty(Required = true)]
    public Granularity Granularity { get; set; } = null!;

    public Expression? Filter { get; set; }

    /// <summary>
    /// Some of AmortizedCost, BlendedCost, NetAmortizedCost, NetUnblendedCost, NormalizedUsageAmount, UnblendedCost, UsageQuantity.
    /// </summary>
    [AWSProperty(Required = true)]
    public List<string>? Metrics { get; set; }

    /// <summary>At most two.</summary>
    public List<GroupDefinition>? GroupBy { get; set; }

    public string? BillingViewArn { get; set; }

    /// <summary>Marks the next page; null on the last one, and in the request for the first.</summary>
    public string? NextPageToken { get; set; }
}

/// <summary>One page of cost.</summary>
public class GetCostAndUsageResponse : AmazonWebServiceResponse
{
    /// <summary>Marks the next page; null on the last one, and in the request for the first.</summary>
    public string? NextPageToken { get; set; }

    public List<GroupDefinition>? GroupDefinitions { get; set; }
    public List<ResultByTime>? ResultsByTime { get; set; }

    /// <summary>What grouped values stand for, for example an account's name.</summary>
    public List<DimensionValuesWithAttributes>? DimensionValueAttributes { get; set; }
}
