using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Platform.Api;
using Portal.Platform.Data;

namespace Portal.Platform.Access.Tokens;

/// <summary>Signs API callers in by <c>Authorization: Bearer …</c>; an unknown, expired or revoked token is told apart in the answer.</summary>
internal sealed class BearerTokens(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logs,
    UrlEncoder encoder,
    IDbContextFactory<PortalDb> dbs,
    IOptions<PortalSettings> settings) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    public const string SchemeName = "Bearer";

    /// <summary>Claims of a caller: the token's id, and one for each scope of it.</summary>
    public const string TokenClaim = "token", ScopeClaim = "scope";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)) return AuthenticateResult.NoResult();
        var hash = ApiToken.HashOf(header["Bearer ".Length..].Trim());
        await using var db = await dbs.CreateDbContextAsync(Context.RequestAborted);
        var token = await db.Tokens.AsNoTracking().FirstOrDefaultAsync(t => t.Hash == hash, Context.RequestAborted);
        if (token is null) return AuthenticateResult.Fail("This token is not known. Check that it was copied whole, or make a new one.");
        var now = TimeProvider.GetUtcNow();
        if (token.RevokedAt is { } revoked) return AuthenticateResult.Fail($"This token was revoked at {revoked:yyyy-MM-dd HH:mm} UTC by {token.RevokedByName}. Make a new one.");
        if (token.ExpiresAt <= now) return AuthenticateResult.Fail($"This token expired at {token.ExpiresAt:yyyy-MM-dd HH:mm} UTC. Make a new one.");
        // As they were seen at their last sign-in. The demo's people are nobody once it is off.
        var person = await db.People.AsNoTracking().FirstOrDefaultAsync(known => known.Id == token.Person, Context.RequestAborted);
        if (person is null || person.Roles.Count == 0 || (person.IsDemo && !settings.Value.Demo))
            return AuthenticateResult.Fail("The person this token belongs to may not sign in any more.");
        await TokenUse.NoteAsync(db, token, now, Context.RequestAborted);
        var principal = person.ToActor().ToPrincipal(SchemeName);
        ((ClaimsIdentity)principal.Identity!).AddClaims([new Claim(TokenClaim, token.Id.Value), .. token.Scopes.Select(scope => new Claim(ScopeClaim, scope.ToString()))]);
        return AuthenticateResult.Success(new AuthenticationTicket(principal, SchemeName));
    }

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        var why = (await HandleAuthenticateOnceSafeAsync()).Failure?.Message ?? "No token was sent. Send 'Authorization: Bearer <token>'.";
        Response.Headers.WWWAuthenticate = "Bearer";
        await ProblemAnswer.Of(StatusCodes.Status401Unauthorized, "unauthenticated", why).ExecuteAsync(Context);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        ProblemAnswer.Of(StatusCodes.Status403Forbidden, "forbidden", "Your roles do not allow this.").ExecuteAsync(Context);
}
