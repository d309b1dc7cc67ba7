using Portal.Domain.Access;
using Portal.Platform.Access.Tokens;
using Portal.Platform.Api;
using Portal.Platform.Quotas;

namespace Portal.Platform.Accounts;

internal static class AccountEndpoints
{
    public static void MapAccounts(this RouteGroupBuilder api)
    {
        var accounts = api.MapGroup("/accounts").WithTags("Accounts");
        accounts.MapGet("", ListAsync).WithSummary("Accounts with their regions: what is allowed there, whether they answer, calls of today; for platform people");
        accounts.MapGet("/{id}/quotas", QuotasAsync).WithSummary("Quotas of a region of the account with what is used of them; what could not be read is null");
        accounts.MapPost("/{id}/check", CheckAsync).For(TokenScope.Admin).WithSummary("Look now whether an account answers in all its regions");
    }

    private static async Task<IResult> ListAsync(HttpContext context, ReadAccounts read, CancellationToken ct) =>
        ProblemAnswer.From(await read.ListAsync(context.Actor(), ct), accounts => Results.Ok(new Page<AccountView>(accounts, null).Select(Json)));

    private static async Task<IResult> CheckAsync(HttpContext context, string id, CheckAccountNow check, CancellationToken ct) =>
        ProblemAnswer.From(await check.RunAsync(context.Actor(), id, ct), places => Results.Accepted(value: new { items = places.Select(Json) }));

    private static async Task<IResult> QuotasAsync(HttpContext context, string id, string region, QuotasOfAccount quotas, CancellationToken ct) =>
        ProblemAnswer.From(await quotas.RunAsync(context.Actor(), id, region, ct), reading => Results.Ok(new
        {
            reading.Account,
            reading.Region,
            reading.At,
            items = reading.Uses.Select(use => new { quota = use.Fact.Code, use.Fact.Service, use.Fact.Title, perZone = use.Fact.IsPerZone, use.Used, use.UsedByZone, use.Limit, use.NotKnown }),
        }));

    // The external id is no secret by AWS's own word, but nobody needs it here.
    private static object Json(AccountView account) => new
    {
        account.Settings.Id,
        account.Settings.Title,
        account.State,
        account.Settings.RoleArn,
        hasExternalId = account.Settings.ExternalId is { Length: > 0 },
        account.Settings.OperatorRoleArn,
        account.Settings.ServiceRoleArn,
        account.Settings.Products,
        account.Settings.Teams,
        account.Settings.Stages,
        regions = account.Regions.Select(region => new
        {
            region.Region,
            state = region.Place?.State ?? AccountState.Unchecked,
            since = region.Place?.Since,
            reason = region.Place?.Reason,
            checkedAt = region.Place?.CheckedAt,
            lastContactAt = region.Place?.LastContactAt,
            identity = region.Place?.Identity,
            callsToday = new { region.Calls, region.Throttled, region.Denied },
        }),
    };

    private static object Json(AccountPlace place) => new { place.Account, place.Region, place.State, place.Since, place.Reason, place.CheckedAt };
}
