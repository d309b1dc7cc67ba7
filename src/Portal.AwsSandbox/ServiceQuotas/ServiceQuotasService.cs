using Portal.AwsSandbox.Wire;
using Portal.AwsSandbox.Wire.Tongues;

namespace Portal.AwsSandbox.ServiceQuotas;

/// <summary>Service Quotas: how much of each thing an account may have in a region.</summary>
public static class ServiceQuotasService
{
    private static readonly AwsException NoSuch = new("NoSuchResourceException", "The request failed because the specified service or quota does not exist.");

    public static IAwsService Create() => Tongue.Json("servicequotas", "2019-06-24", "ServiceQuotasV20190624", new Dictionary<string, TongueAction>
    {
        ["ListServiceQuotas"] = Tongue.Reading(List),
        ["ListAWSDefaultServiceQuotas"] = Tongue.Reading(List),
        ["GetServiceQuota"] = Tongue.Reading(Get),
    });

    private static Output List(WireRequest request, Members input)
    {
        new MemberConstraints().Required(input, "ServiceCode").Range(input, "MaxResults", 1, 100).Hold();
        var service = input.Text("ServiceCode")!;
        var quotas = Quota.All.Where(quota => quota.Service == service).ToList();
        if (quotas.Count == 0) throw NoSuch;
        var (page, next) = KeyedPage.Of(
            request.Action, quotas, quota => quota.Code, input.Text("NextToken"), input.Number("MaxResults") ?? 100,
            () => new AwsException("InvalidPaginationTokenException", "Invalid input was provided."));
        return new Output { { "Quotas", page.ConvertAll(quota => Shape(request, quota)) }, { "NextToken", next } };
    }

    private static Output Get(WireRequest request, Members input)
    {
        new MemberConstraints().Required(input, "ServiceCode").Required(input, "QuotaCode").Hold();
        var quota = Quota.All.FirstOrDefault(each => each.Service == input.Text("ServiceCode") && each.Code == input.Text("QuotaCode")) ?? throw NoSuch;
        return new Output { { "Quota", Shape(request, quota) } };
    }

    private static Output Shape(WireRequest request, Quota quota) => new()
    {
        { "ServiceCode", quota.Service },
        { "ServiceName", quota.ServiceName },
        { "QuotaArn", $"arn:aws:servicequotas:{request.Region}:{request.Account}:{quota.Service}/{quota.Code}" },
        { "QuotaCode", quota.Code },
        { "QuotaName", quota.Name },
        { "Value", quota.Value },
        { "Unit", "None" },
        { "Adjustable", quota.Adjustable },
        { "GlobalQuota", quota.IsGlobal },
        { "QuotaAppliedAtLevel", "ACCOUNT" },
    };
}
