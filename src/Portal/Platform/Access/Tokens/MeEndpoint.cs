using System.Security.Claims;
using Portal.Platform.Api;

namespace Portal.Platform.Access.Tokens;

internal static class MeEndpoint
{
    public static void MapMe(this RouteGroupBuilder api) =>
        api.MapGet("/me", ReadAsync).WithTags("Access").WithSummary("Whose token this is: person, team and roles; what the token is for, and until when").ForAnyToken();

    private static async Task<IResult> ReadAsync(HttpContext context, EditTokens tokens, CancellationToken ct)
    {
        var (actor, id) = (context.Actor(), context.User.FindFirstValue(BearerTokens.TokenClaim));
        return ProblemAnswer.From(await tokens.ListAsync(actor, everybody: false, ct), own => Results.Ok(new
        {
            person = new { actor.Id, actor.Name },
            actor.Team,
            roles = actor.Roles.Order(),
            token = own.Where(token => token.Id.Value == id).Select(token => new { token.Id, token.Name, token.Scopes, token.ExpiresAt }).FirstOrDefault(),
        }));
    }
}
