using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Platform.Api;
using Portal.Platform.Data;

namespace Portal.Platform.Access;

/// <summary>Signs API callers in by <c>Authorization: Bearer …</c>; a wrong or expired token is told apart in the answer.</summary>
internal sealed class BearerTokens(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logs,
    UrlEncoder encoder,
    IDbContextFactory<PortalDb> dbs,
    IOptions<PortalSettings> settings) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    public const string SchemeName = "Bearer";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)) return AuthenticateResult.NoResult();
        var hash = ApiToken.HashOf(header["Bearer ".Length..].Trim());
        await using var db = await dbs.CreateDbContextAsync(Context.RequestAborted);
        var token = await db.Tokens.AsNoTracking().FirstOrDefaultAsync(t => t.Hash == hash, Context.RequestAborted);
        if (token is null) return AuthenticateResult.Fail("This token is not known. Check that it was copied whole, or make a new one.");
        if (token.ExpiresAt <= TimeProvider.GetUtcNow()) return AuthenticateResult.Fail($"This token expired at {token.ExpiresAt:yyyy-MM-dd HH:mm} UTC. Make a new one.");
        if (settings.Value.Demo && DemoPeople.Find(token.Person.Value) is { } actor)
            return AuthenticateResult.Success(new AuthenticationTicket(actor.ToPrincipal(SchemeName), SchemeName));
        return AuthenticateResult.Fail("The person this token belongs to may not sign in any more.");
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
