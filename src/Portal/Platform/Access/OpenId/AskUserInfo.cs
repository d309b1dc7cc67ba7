using System.Net.Http.Headers;
using System.Security.Claims;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Portal.Platform.Access.OpenId;

/// <summary>Claims that the id token leaves out: many providers tell name and groups at the userinfo endpoint only.</summary>
internal sealed class AskUserInfo(OpenIdProvider provider, IOptions<PortalSettings> settings)
{
    /// <summary>Adds what is missing to the checked claims of an id token.</summary>
    /// <exception cref="SignInRefusedException">The endpoint does not answer, or speaks of somebody else.</exception>
    public async Task AddAsync(ClaimsIdentity identity, string accessToken, OpenIdConnectConfiguration known, CancellationToken ct)
    {
        var openId = settings.Value.Access.OpenIdConnect;
        string[] wanted = [.. new[] { openId.PersonClaim, openId.NameClaim, openId.GroupsClaim }.Where(claim => !identity.HasClaim(each => each.Type == claim))];
        if (wanted.Length == 0 || string.IsNullOrEmpty(known.UserInfoEndpoint)) return;
        using var request = new HttpRequestMessage(HttpMethod.Get, known.UserInfoEndpoint);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
        try
        {
            using var answer = await provider.Http.SendAsync(request, ct);
            if (!answer.IsSuccessStatusCode) throw new SignInRefusedException(SignInRefusal.Provider, $"The userinfo endpoint answered {(int)answer.StatusCode}.");
            using var document = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(ct));
            // Without this, claims of somebody else could be put in (OpenID Connect Core 5.3.2).
            if (!document.RootElement.TryGetProperty("sub", out var subject) || subject.GetString() != identity.FindFirst("sub")?.Value)
                throw new SignInRefusedException(SignInRefusal.Claims, "The userinfo endpoint speaks of another person than the id token.");
            foreach (var claim in wanted)
                if (document.RootElement.TryGetProperty(claim, out var value)) Add(identity, claim, value);
        }
        catch (Exception fault) when (fault is HttpRequestException or JsonException)
        {
            throw new SignInRefusedException(SignInRefusal.Unreachable, $"The userinfo endpoint could not be used: {fault.Message}", fault);
        }
    }

    private static void Add(ClaimsIdentity identity, string claim, JsonElement value)
    {
        if (value.ValueKind is JsonValueKind.Array)
            foreach (var one in value.EnumerateArray()) Add(identity, claim, one);
        else if (value.ValueKind is JsonValueKind.String) identity.AddClaim(new Claim(claim, value.GetString()!));
    }
}
