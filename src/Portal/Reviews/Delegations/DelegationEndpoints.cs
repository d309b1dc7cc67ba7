using Portal.Domain;
using Portal.Domain.Access;
using Portal.Platform.Access.Tokens;
using Portal.Platform.Api;
using Portal.Platform.Api.OpenApi;

namespace Portal.Reviews.Delegations;

/// <param name="To">Id of the person who stands in.</param>
/// <param name="From">Left out: from now on.</param>
public sealed record DelegationBody(string? To, string? Group, DateTimeOffset? From, DateTimeOffset? Until, string? Reason);

internal static class DelegationEndpoints
{
    public static void MapDelegations(this RouteGroupBuilder api)
    {
        var delegations = api.MapGroup("/delegations").WithTags("Reviews");
        delegations.MapGet("", ListAsync).WithSummary("Who decides in whose place: in force and coming first, then what is over");
        delegations.MapPost("", AddAsync).Takes<DelegationBody>().For(TokenScope.Approve).WithSummary("Name somebody who decides in your place for a period");
        delegations.MapPost("/{id}/end", EndAsync).For(TokenScope.Approve).WithSummary("End a delegation before its time");
    }

    private static async Task<IResult> ListAsync(ReadDelegations read, TimeProvider clock, CancellationToken ct) =>
        Results.Ok(new Page<Delegation>(await read.ListAsync(ct), null).Select(each => Json(each, clock.GetUtcNow())));

    private static async Task<IResult> AddAsync(HttpContext context, EditDelegations edit, TimeProvider clock, CancellationToken ct)
    {
        var (body, refusal) = await ReadBody.AsAsync<DelegationBody>(context);
        if (body is null) return refusal!;
        var asked = new AskedDelegation(body.To ?? "", body.Group ?? "", body.From?.ToUniversalTime(), body.Until?.ToUniversalTime(), body.Reason ?? "");
        return ProblemAnswer.From(await edit.AddAsync(context.Actor(), asked, ct), made => Results.Created($"{ApiGroup.Root}/delegations", Json(made, clock.GetUtcNow())));
    }

    private static async Task<IResult> EndAsync(HttpContext context, string id, EditDelegations edit, TimeProvider clock, CancellationToken ct) =>
        ProblemAnswer.From(await edit.EndAsync(context.Actor(), new DelegationId(id), ct), ended => Results.Ok(Json(ended, clock.GetUtcNow())));

    private static object Json(Delegation each, DateTimeOffset now) => new
    {
        each.Id,
        each.Group,
        member = new { id = each.Member, name = each.MemberName },
        @delegate = new { id = each.Delegate, name = each.DelegateName },
        from = each.StartsAt,
        until = each.EndedAt ?? each.EndsAt,
        inForce = each.InForce(now),
        each.Reason,
    };
}
