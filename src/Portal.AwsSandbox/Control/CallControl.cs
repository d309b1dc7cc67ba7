using Portal.AwsSandbox.Sts;

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

    private sealed record RuleBody(string? Action, string? Account, string? Region, int? Times, double? Rate);

    private sealed record TrustBody(string RoleArn, string ExternalId);
}
