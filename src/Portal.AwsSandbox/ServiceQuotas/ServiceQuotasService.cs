using Portal.AwsSandbox.State;
using Portal.AwsSandbox.Wire;
using Portal.AwsSandbox.Wire.Tongues;

namespace Portal.AwsSandbox.ServiceQuotas;

/// <summary>Service Quotas: how much of each thing an account may have in a region.</summary>
public static class ServiceQuotasService
{
    private static readonly AwsException NoSuch = new("NoSuchResourceException", "The request failed because the specified service or quota does not exist.");

    /// <param name="world">Null knows the defaults only.</param>
    public static IAwsService Create(World? world = null) => Tongue.Json("servicequotas", "2019-06-24", "ServiceQuotasV20190624", new Dictionary<string, TongueAction>
    {
        ["ListServiceQuotas"] = Tongue.Reading((request, input) => List(request, input, world)),
        ["ListAWSDefaultServiceQuotas"] = Tongue.Reading((request, input) => List(request, input, null)),
        ["GetServiceQuota"] = Tongue.Reading((request, input) => Get(request, input, world)),
    });

    private static Output List(WireRequest request, Members input, World? world)
    {
        new MemberConstraints().Required(input, "ServiceCode").Range(input, "MaxResults", 1, 100).Hold();
        var service = input.Text("ServiceCode")!;
        var quotas = Quota.All.Where(quota => quota.Service == service).ToList();
        if (quotas.Count == 0) throw NoSuch;
        var (page, next) = KeyedPage.Of(
            request.Action, quotas, quota => quota.Code, input.Text("NextToken"), input.Number("MaxResults") ?? 100,
            () => new AwsException("InvalidPaginationTokenException", "Invalid input was provided."));
        return new Output { { "Quotas", page.ConvertAll(quota => Shape(request, quota, world)) }, { "NextToken", next } };
    }

    private static Output Get(WireRequest request, Members input, World? world)
    {
        new MemberConstraints().Required(input, "ServiceCode").Required(input, "QuotaCode").Hold();
        var quota = Quota.All.FirstOrDefault(each => each.Service == input.Text("ServiceCode") && each.Code == input.Text("QuotaCode")) ?? throw NoSuch;
        return new Output { { "Quota", Shape(request, quota, world) } };
    }

    private static Output Shape(WireRequest request, Quota quota, World? world) => new()
    {
        { "ServiceCode", quota.Service },
        { "ServiceName", quota.ServiceName },
        { "QuotaArn", $"arn:aws:servicequotas:{request.Region}:{request.Account}:{quota.Service}/{quota.Code}" },
        { "QuotaCode", quota.Code },
        { "QuotaName", quota.Name },
        { "Value", world?.Quotas.Find(request.Account, request.Region, quota.Code) ?? quota.Value },
        { "Unit", "None" },
        { "Adjustable", quota.Adjustable },
        { "GlobalQuota", quota.IsGlobal },
        { "QuotaAppliedAtLevel", "ACCOUNT" },
    };
}
