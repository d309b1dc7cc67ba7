using Portal.Domain.Access;
using Portal.Platform.Api;

namespace Portal.Platform.Access.Tokens;

internal static class TokenEndpoints
{
    public static void MapTokens(this RouteGroupBuilder api)
    {
        var tokens = api.MapGroup("/tokens").WithTags("Access");
        tokens.MapGet("", ListAsync).WithSummary("Your tokens, or with everybody=true those of all people; tokens themselves are never shown again");
        tokens.MapDelete("/{id}", RevokeAsync).WithSummary("Take a token back: your own, or as an administrator anybody's").ForAnyToken();
    }

    private static async Task<IResult> ListAsync(HttpContext context, EditTokens tokens, TimeProvider clock, bool? everybody, CancellationToken ct) =>
        ProblemAnswer.From(await tokens.ListAsync(context.Actor(), everybody ?? false, ct), found => Results.Ok(new Page<ApiToken>(found, null).Select(token => Json(token, clock.GetUtcNow()))));

    private static async Task<IResult> RevokeAsync(HttpContext context, string id, EditTokens tokens, TimeProvider clock, CancellationToken ct) =>
        ProblemAnswer.From(await tokens.RevokeAsync(context.Actor(), new TokenId(id), ct), token => Results.Ok(Json(token, clock.GetUtcNow())));

    private static object Json(ApiToken token, DateTimeOffset now) => new
    {
        token.Id,
        token.Name,
        person = new { id = token.Person, name = token.PersonName },
        token.Scopes,
        works = token.Works(now),
        token.CreatedAt,
        token.ExpiresAt,
        token.LastUsedAt,
        token.RevokedAt,
        revokedBy = token.RevokedByName,
    };
}
