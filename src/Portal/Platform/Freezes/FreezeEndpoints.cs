using Portal.Domain;
using Portal.Domain.Access;
using Portal.Platform.Access.Tokens;
using Portal.Platform.Api;
using Portal.Platform.Api.OpenApi;

namespace Portal.Platform.Freezes;

/// <param name="Scope">everything, account or environment.</param>
/// <param name="Environment">Id or name.</param>
/// <param name="From">Left out: from now on.</param>
/// <param name="Until">Left out: until it is lifted.</param>
public sealed record FreezeBody(string? Scope, string? Account, string? Environment, string? Reason, DateTimeOffset? From, DateTimeOffset? Until);

internal static class FreezeEndpoints
{
    public static void MapFreezes(this RouteGroupBuilder api)
    {
        var freezes = api.MapGroup("/freezes").WithTags("Freezes");
        freezes.MapGet("", ListAsync).WithSummary("Freezes: in force and coming first, then what is over");
        freezes.MapPost("", SetAsync).Takes<FreezeBody>().For(TokenScope.Admin).WithSummary("Let nothing new start on an environment, in an account, or anywhere");
        freezes.MapPost("/{id}/lift", LiftAsync).For(TokenScope.Admin).WithSummary("Lift a freeze");
    }

    private static async Task<IResult> ListAsync(HttpContext context, ReadFreezes read, TimeProvider clock, CancellationToken ct) =>
        Results.Ok(new Page<Freeze>(await read.ListAsync(context.Actor(), ct), null).Select(each => Json(each, clock.GetUtcNow())));

    private static async Task<IResult> SetAsync(HttpContext context, EditFreezes edit, TimeProvider clock, CancellationToken ct)
    {
        var (body, refusal) = await ReadBody.AsAsync<FreezeBody>(context);
        if (body is null) return refusal!;
        if (EnumWord.Of<FreezeScope>(body.Scope) is not { } scope)
            return ProblemAnswer.From(new Outcome<bool>.Invalid([new Problem("scope", "allowedValues", "The scope is not known.", "Choose everything, account or environment.")]), _ => Results.Empty);
        var asked = new AskedFreeze(scope, body.Account, body.Environment, body.Reason ?? "", body.From?.ToUniversalTime(), body.Until?.ToUniversalTime());
        return ProblemAnswer.From(await edit.SetAsync(context.Actor(), asked, ct), made => Results.Created($"{ApiGroup.Root}/freezes", Json(made, clock.GetUtcNow())));
    }

    private static async Task<IResult> LiftAsync(HttpContext context, string id, EditFreezes edit, TimeProvider clock, CancellationToken ct) =>
        ProblemAnswer.From(await edit.LiftAsync(context.Actor(), new FreezeId(id), ct), lifted => Results.Ok(Json(lifted, clock.GetUtcNow())));

    private static object Json(Freeze each, DateTimeOffset now) => new
    {
        each.Id,
        each.Scope,
        each.Account,
        environment = each.EnvironmentId,
        each.Target,
        each.Reason,
        from = each.StartsAt,
        until = each.EndsAt,
        inForce = each.InForce(now),
        setBy = each.SetByName,
        each.SetAt,
        liftedBy = each.LiftedByName,
        each.LiftedAt,
        each.Sentence,
    };
}
