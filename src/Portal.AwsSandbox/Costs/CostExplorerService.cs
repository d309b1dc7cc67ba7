using Portal.AwsSandbox.Costs.Actions;
using Portal.AwsSandbox.Wire;

namespace Portal.AwsSandbox.Costs;

/// <summary>Cost Explorer: what was used, what it cost, and what it is likely to cost. One endpoint, in us-east-1.</summary>
internal static class CostExplorerService
{
    public static IAwsService Create(CostCall call)
    {
        var values = new ValueLists(call);
        var tags = new TagActivation(call);
        return new JsonService("ce", "AWSInsightsIndexService", "1.1", new Dictionary<string, JsonAction>
        {
            ["GetCostAndUsage"] = new GetCostAndUsage(call).HandleAsync,
            ["GetCostForecast"] = new GetCostForecast(call).HandleAsync,
            ["GetTags"] = values.GetTagsAsync,
            ["GetDimensionValues"] = values.GetDimensionValuesAsync,
            ["ListCostAllocationTags"] = tags.ListAsync,
            ["UpdateCostAllocationTagsStatus"] = tags.UpdateAsync,
        }, ["us-east-1"]);
    }
}
