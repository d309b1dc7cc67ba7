using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Portal.Platform.Access.OpenId;

/// <summary>An id token is who it says only when all of it holds: signature, issuer, audience, times, nonce (OpenID Connect Core 3.1.3.7).</summary>
internal sealed class CheckIdToken(OpenIdProvider provider, IOptions<PortalSettings> settings, TimeProvider clock)
{
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);
    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false };

    /// <param name="nonce">The one that this sign-in was begun with.</param>
    /// <returns>The token's claims.</returns>
    /// <exception cref="SignInRefusedException">Something does not hold; nothing of the token is to be used.</exception>
    public async Task<ClaimsIdentity> RunAsync(string token, string nonce, CancellationToken ct)
    {
        var known = await provider.KnownAsync(ct);
        var result = await ValidateAsync(token, known);
        // The provider may have begun to sign with another key since its keys were read.
        if (result.Exception is SecurityTokenSignatureKeyNotFoundException or SecurityTokenInvalidSignatureException)
            result = await ValidateAsync(token, await provider.AfreshAsync(known, ct));
        if (!result.IsValid) throw Refused(result.Exception);
        var identity = result.ClaimsIdentity;
        CheckParty(identity);
        if (identity.FindFirst(JwtRegisteredClaimNames.Nonce)?.Value is not { } said || !CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(said), Encoding.UTF8.GetBytes(nonce)))
            throw new SignInRefusedException(SignInRefusal.Nonce, "The id token carries another nonce than the sign-in was begun with.");
        return identity;
    }

    private Task<TokenValidationResult> ValidateAsync(string token, OpenIdConnectConfiguration known)
    {
        var openId = settings.Value.Access.OpenIdConnect;
        return _handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = openId.Issuer,
            ValidAudience = openId.ClientId,
            IssuerSigningKeys = known.SigningKeys,
            ValidAlgorithms = Algorithms,
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            LifetimeValidator = (from, to, _, _) => Lives(from, to),
            NameClaimType = openId.NameClaim,
        });
    }

    private bool Lives(DateTime? from, DateTime? to)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (to is not { } end || end <= now - Skew) throw new SecurityTokenExpiredException($"The id token expired at {to:u}.");
        // Without the claim it is asked with the first moment there is, from which nothing can be taken.
        return from is not { } begin || begin <= now + Skew ? true : throw new SecurityTokenNotYetValidException($"The id token holds from {begin:u} on.");
    }

    // With more than one audience the token says for whom of them it was made.
    private void CheckParty(ClaimsIdentity identity)
    {
        var client = settings.Value.Access.OpenIdConnect.ClientId;
        var party = identity.FindFirst(JwtRegisteredClaimNames.Azp)?.Value;
        if (party is not null ? party != client : identity.FindAll(JwtRegisteredClaimNames.Aud).Count() > 1)
            throw new SignInRefusedException(SignInRefusal.Audience, $"The id token was made for {party ?? "several audiences"}.");
    }

    private static SignInRefusedException Refused(Exception? fault) => new(fault switch
    {
        SecurityTokenInvalidIssuerException => SignInRefusal.Issuer,
        SecurityTokenInvalidAudienceException => SignInRefusal.Audience,
        SecurityTokenExpiredException or SecurityTokenNotYetValidException or SecurityTokenNoExpirationException or SecurityTokenInvalidLifetimeException => SignInRefusal.Expired,
        SecurityTokenInvalidSignatureException or SecurityTokenSignatureKeyNotFoundException or SecurityTokenInvalidAlgorithmException => SignInRefusal.Signature,
        _ => SignInRefusal.Claims,
    }, fault?.Message ?? "The id token does not hold.", fault);
}
