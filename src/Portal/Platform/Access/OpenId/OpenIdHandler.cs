using System.Net.Http.Headers;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Portal.Platform.Access.OpenId;

internal sealed class OpenIdOptions : OAuthOptions
{
    // The addresses come from discovery, when somebody signs in.
    public override void Validate() { }
}

/// <summary>
/// OpenID Connect by the code flow with PKCE (RFC 7636), nonce and the issuer in the answer (RFC 9207), over the
/// framework's OAuth handler, which keeps state and correlation.
/// </summary>
internal sealed class OpenIdHandler(
    IOptionsMonitor<OpenIdOptions> options, ILoggerFactory logs, UrlEncoder encoder, OpenIdProvider provider, CheckIdToken check, AskUserInfo userInfo,
    PersonOfClaims persons, KnownPeople people, IOptions<PortalSettings> settings) : OAuthHandler<OpenIdOptions>(options, logs, encoder)
{
    public const string SchemeName = "OpenIdConnect", Callback = "/sign-in/oidc";
    private const string NonceItem = "nonce", AddressItem = "address";

    private OpenIdConnectConfiguration? _known;

    private OpenIdSettings OpenId => settings.Value.Access.OpenIdConnect;

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        _known = await provider.KnownAsync(Context.RequestAborted);
        await base.HandleChallengeAsync(properties);
    }

    protected override string BuildChallengeUrl(AuthenticationProperties properties, string redirectUri)
    {
        var (verifier, nonce, address) = (Random(), Random(), settings.Value.Notifications.PublicAddress is { Length: > 0 } known ? known.TrimEnd('/') + Options.CallbackPath : redirectUri);
        (properties.Items[OAuthConstants.CodeVerifierKey], properties.Items[NonceItem], properties.Items[AddressItem]) = (verifier, nonce, address);
        return QueryHelpers.AddQueryString(_known!.AuthorizationEndpoint, new Dictionary<string, string?>
        {
            ["client_id"] = OpenId.ClientId,
            ["response_type"] = "code",
            ["scope"] = string.Join(' ', OpenId.Scopes.Prepend("openid").Distinct()),
            ["redirect_uri"] = address,
            ["nonce"] = nonce,
            [OAuthConstants.CodeChallengeKey] = WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))),
            [OAuthConstants.CodeChallengeMethodKey] = OAuthConstants.CodeChallengeMethodS256,
            ["state"] = Options.StateDataFormat.Protect(properties),
        });
    }

    protected override async Task<HandleRequestResult> HandleRemoteAuthenticateAsync()
    {
        _known = await provider.KnownAsync(Context.RequestAborted);
        var issuer = Request.Query["iss"].ToString();
        // Another provider's answer, mixed up with ours, is not to get our code or theirs.
        if (issuer.Length > 0 ? issuer != OpenId.Issuer : _known.AuthorizationResponseIssParameterSupported)
            throw new SignInRefusedException(SignInRefusal.Issuer, $"The answer names '{issuer}' as its issuer.");
        return await base.HandleRemoteAuthenticateAsync();
    }

    protected override async Task<OAuthTokenResponse> ExchangeCodeAsync(OAuthCodeExchangeContext context)
    {
        var fields = new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code",
            ["code"] = context.Code,
            ["redirect_uri"] = context.Properties.Items[AddressItem]!,
            ["client_id"] = OpenId.ClientId!,
            [OAuthConstants.CodeVerifierKey] = context.Properties.Items[OAuthConstants.CodeVerifierKey]!,
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, _known!.TokenEndpoint);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        if (OpenId.ClientSecret is { Length: > 0 } secret)
        {
            // Basic is what a provider takes that says nothing else (OpenID Connect Discovery 3).
            if (_known.TokenEndpointAuthMethodsSupported is { Count: > 0 } ways && !ways.Contains("client_secret_basic")) fields["client_secret"] = secret;
            else request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Uri.EscapeDataString(OpenId.ClientId!)}:{Uri.EscapeDataString(secret)}")));
        }
        request.Content = new FormUrlEncodedContent(fields);
        try
        {
            using var answer = await provider.Http.SendAsync(request, Context.RequestAborted);
            var text = await answer.Content.ReadAsStringAsync(Context.RequestAborted);
            if (!answer.IsSuccessStatusCode) throw new SignInRefusedException(SignInRefusal.Provider, $"The token endpoint answered {(int)answer.StatusCode}: {text}");
            return OAuthTokenResponse.Success(JsonDocument.Parse(text));
        }
        catch (Exception fault) when (fault is HttpRequestException or JsonException)
        {
            throw new SignInRefusedException(SignInRefusal.Unreachable, $"The token endpoint could not be used: {fault.Message}", fault);
        }
    }

    protected override async Task<AuthenticationTicket> CreateTicketAsync(ClaimsIdentity identity, AuthenticationProperties properties, OAuthTokenResponse tokens)
    {
        var ct = Context.RequestAborted;
        if (tokens.Response?.RootElement.TryGetProperty("id_token", out var sent) != true || sent.GetString() is not { Length: > 0 } token)
            throw new SignInRefusedException(SignInRefusal.Claims, "The provider sent no id token.");
        var said = await check.RunAsync(token, properties.Items[NonceItem] ?? "", ct);
        await userInfo.AddAsync(said, tokens.AccessToken!, _known!, ct);
        var actor = persons.Of(said);
        await people.RememberAsync(actor, isDemo: false, ct);
        foreach (var item in new[] { NonceItem, AddressItem, OAuthConstants.CodeVerifierKey }) properties.Items.Remove(item);
        // Named to the provider again at sign-out.
        properties.StoreTokens([new AuthenticationToken { Name = "id_token", Value = token }]);
        properties.IsPersistent = false;
        properties.ExpiresUtc = TimeProvider.GetUtcNow().AddHours(settings.Value.Access.SessionHours);
        return new AuthenticationTicket(actor.ToPrincipal(CookieAuthenticationDefaults.AuthenticationScheme), properties, SchemeName);
    }

    private static string Random() => WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
}
