using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Portal.Platform.Api;
using Portal.Platform.Data;

namespace Portal.Platform.Access.Tokens;

/// <summary>Signs API callers in by <c>Authorization: Bearer …</c>; an unknown, expired or revoked token is told apart in the answer.</summary>
internal sealed class BearerTokens(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logs,
    UrlEncoder encoder,
    ReadMarks marks,
    KnownTokens tokens,
    TokenUse use,
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
        // The one question to the store that every call asks; what stands under the same marks is known already.
        var seen = await marks.RunAsync(Context.RequestAborted);
        Context.Features.Set(seen);
        if (await tokens.FindAsync(hash, seen.Access, Context.RequestAborted) is not { Token: var token } known) return AuthenticateResult.Fail("This token is not known. Check that it was copied whole, or make a new one.");
        var now = TimeProvider.GetUtcNow();
        if (token.RevokedAt is { } revoked) return AuthenticateResult.Fail($"This token was revoked at {revoked:yyyy-MM-dd HH:mm} UTC by {token.RevokedByName}. Make a new one.");
        if (token.ExpiresAt <= now) return AuthenticateResult.Fail($"This token expired at {token.ExpiresAt:yyyy-MM-dd HH:mm} UTC. Make a new one.");
        // The demo's people are nobody once it is off.
        if (known.Person is not { Roles.Count: > 0 } person || (person.IsDemo && !settings.Value.Demo))
            return AuthenticateResult.Fail("The person this token belongs to may not sign in any more.");
        await use.NoteAsync(known, now, Context.RequestAborted);
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
