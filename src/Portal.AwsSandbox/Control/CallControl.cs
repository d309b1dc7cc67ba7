using Portal.AwsSandbox.Sts;
using Portal.AwsSandbox.Wire;

namespace Portal.AwsSandbox.Control;

/// <summary>Rules for calls: throttle, deny, lose the answer, break. And what roles ask of those who assume them.</summary>
internal static class CallControl
{
    public static void Map(RouteGroupBuilder control)
    {
        foreach (var (path, kind) in ((string, CallRuleKind)[])[("/throttles", CallRuleKind.Throttle), ("/denials", CallRuleKind.Deny), ("/losses", CallRuleKind.Lose), ("/breakages", CallRuleKind.Break)])
        {
            control.MapGet(path, (CallRules rules) => Results.Json(new { rules = rules.All().Where(rule => rule.Kind == kind) }));
            control.MapPost(path, (RuleBody body, CallRules rules) => Add(body, kind, rules));
            control.MapDelete(path, (string? id, CallRules rules) => Results.Json(new { removed = rules.Remove(kind, id) }));
        }
        control.MapGet("/calls", (CallLog log) => Results.Json(new { calls = log.All().Select(each => new { account = each.Account, region = each.Region, action = each.Action, calls = each.Calls }) }));
        control.MapDelete("/calls", (CallLog log) =>
        {
            log.Clear();
            return Results.NoContent();
        });
        control.MapGet("/limits", (Throttles throttles, PageSize pages) => Limits(throttles, pages));
        control.MapPut("/limits", (LimitBody body, Throttles throttles, PageSize pages) =>
        {
            if (body.Throttling is < 0 or > 1000 || body.PageSize is < 0 or > 1000)
                return Results.Json(new { message = "throttling must be a factor from 0 (off) to 1000, pageSize a number from 1 to 1000, or 0 for AWS's own" }, statusCode: 422);
            throttles.Factor = body.Throttling ?? throttles.Factor;
            throttles.Clear();
            pages.Most = body.PageSize switch { null => pages.Most, 0 => null, var most => most };
            return Limits(throttles, pages);
        });
        control.MapPost("/roles", (TrustBody body, RoleTrusts trusts) =>
        {
            trusts.Require(body.RoleArn, body.ExternalId);
            return Results.NoContent();
        });
    }

    private static IResult Add(RuleBody body, CallRuleKind kind, CallRules rules)
    {
        if (body.Action is not { Length: > 0 } action || action != "*" && !action.Contains(':', StringComparison.Ordinal))
            return Results.Json(new { message = "action must be service:Action, service:* or *" }, statusCode: 422);
        if (body.Times is < 1 || body.Rate is < 0) return Results.Json(new { message = "times must be at least 1 and rate at least 0" }, statusCode: 422);
        return Results.Json(rules.Add(kind, action, body.Account, body.Region, body.Times, body.Rate), statusCode: 201);
    }

    private static IResult Limits(Throttles throttles, PageSize pages) => Results.Json(new { throttling = throttles.Factor, pageSize = pages.Most });

    private sealed record LimitBody(double? Throttling, int? PageSize);

    private sealed record RuleBody(string? Action, string? Account, string? Region, int? Times, double? Rate);

    private sealed record TrustBody(string RoleArn, string ExternalId);
}
