using Portal.AwsSandbox.Costs.Actions;
using Portal.AwsSandbox.Wire;
using Portal.AwsSandbox.Wire.Tongues;

namespace Portal.AwsSandbox.Costs;

/// <summary>Cost Explorer: what was used, what it cost, and what it is likely to cost. One endpoint, in us-east-1.</summary>
internal static class CostExplorerService
{
    public static IAwsService Create(CostCall call)
    {
        var values = new ValueLists(call);
        var tags = new TagActivation(call);
        return Tongue.Json("ce", "2017-10-25", "AWSInsightsIndexService", new Dictionary<string, TongueAction>
        {
            ["GetCostAndUsage"] = Tongue.Reading(new GetCostAndUsage(call).Handle),
            ["GetCostForecast"] = Tongue.Reading(new GetCostForecast(call).Handle),
            ["GetTags"] = Tongue.Reading(values.GetTags),
            ["GetDimensionValues"] = Tongue.Reading(values.GetDimensionValues),
            ["ListCostAllocationTags"] = Tongue.Reading(tags.List),
            ["UpdateCostAllocationTagsStatus"] = (request, input, _) => tags.UpdateAsync(request, input),
        }, ["us-east-1"]);
    }
}
