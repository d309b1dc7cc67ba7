using System.Text.Json.Nodes;
using Portal.AwsSandbox.State;
using Portal.AwsSandbox.Wire;

namespace Portal.AwsSandbox.ServiceQuotas;

/// <summary>Service Quotas: how much of each thing an account may have in a region.</summary>
public static class ServiceQuotasService
{
    private static readonly AwsException NoSuch = new("NoSuchResourceException", "The request failed because the specified service or quota does not exist.");

    /// <param name="world">Null knows the defaults only.</param>
    public static IAwsService Create(World? world = null) => new JsonService("servicequotas", "ServiceQuotasV20190624", "1.1", new Dictionary<string, JsonAction>
    {
        ["ListServiceQuotas"] = (request, input, _) => Task.FromResult(List(request, input, "Quotas", "ListServiceQuotas", world)),
        ["ListAWSDefaultServiceQuotas"] = (request, input, _) => Task.FromResult(List(request, input, "Quotas", "ListAWSDefaultServiceQuotas", null)),
        ["GetServiceQuota"] = (request, input, _) => Task.FromResult(Get(request, input, world)),
    });

    private static JsonObject List(WireRequest request, JsonInput input, string member, string action, World? world)
    {
        new JsonConstraints().Required(input, "ServiceCode").Range(input, "MaxResults", 1, 100).Hold();
        var service = input.Text("ServiceCode")!;
        var quotas = Quota.All.Where(quota => quota.Service == service).ToList();
        if (quotas.Count == 0) throw NoSuch;
        var (page, next) = KeyedPage.Of(
            action, quotas, quota => quota.Code, input.Text("NextToken"), input.Number("MaxResults") ?? 100,
            () => new AwsException("InvalidPaginationTokenException", "Invalid input was provided."));
        var answer = new JsonObject { [member] = new JsonArray([.. page.Select(quota => (JsonNode)Shape(request, quota, world))]) };
        if (next is not null) answer["NextToken"] = next;
        return answer;
    }

    private static JsonObject Get(WireRequest request, JsonInput input, World? world)
    {
        new JsonConstraints().Required(input, "ServiceCode").Required(input, "QuotaCode").Hold();
        var quota = Quota.All.FirstOrDefault(each => each.Service == input.Text("ServiceCode") && each.Code == input.Text("QuotaCode")) ?? throw NoSuch;
        return new JsonObject { ["Quota"] = Shape(request, quota, world) };
    }

    private static JsonObject Shape(WireRequest request, Quota quota, World? world) => new()
    {
        ["ServiceCode"] = quota.Service,
        ["ServiceName"] = quota.ServiceName,
        ["QuotaArn"] = $"arn:aws:servicequotas:{request.Region}:{request.Account}:{quota.Service}/{quota.Code}",
        ["QuotaCode"] = quota.Code,
        ["QuotaName"] = quota.Name,
        ["Value"] = world?.Quotas.Find(request.Account, request.Region, quota.Code) ?? quota.Value,
        ["Unit"] = "None",
        ["Adjustable"] = quota.Adjustable,
        ["GlobalQuota"] = quota.IsGlobal,
        ["QuotaAppliedAtLevel"] = "ACCOUNT",
    };
}
