using System.Net;
using System.Text;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace Portal.Platform.Access.OpenId;

/// <summary>Signs out at the provider too, where it takes that (OpenID Connect RP-Initiated Logout 1.0).</summary>
internal static class SignOutAtProvider
{
    /// <returns>Where to send the browser; null for somebody who did not come from the provider, or when it has no such endpoint.</returns>
    public static async Task<string?> AddressAsync(HttpContext context, IServiceProvider services)
    {
        var settings = services.GetRequiredService<IOptions<PortalSettings>>().Value;
        if (!settings.Access.OpenIdConnect.IsOn || await context.GetTokenAsync(CookieAuthenticationDefaults.AuthenticationScheme, "id_token") is not { } token) return null;
        try
        {
            var known = await services.GetRequiredService<OpenIdProvider>().KnownAsync(context.RequestAborted);
            if (string.IsNullOrEmpty(known.EndSessionEndpoint)) return null;
            var home = settings.Notifications.PublicAddress is { Length: > 0 } address ? address.TrimEnd('/') : $"{context.Request.Scheme}://{context.Request.Host}";
            return QueryHelpers.AddQueryString(known.EndSessionEndpoint, new Dictionary<string, string?>
            {
                ["id_token_hint"] = token,
                ["client_id"] = settings.Access.OpenIdConnect.ClientId,
                ["post_logout_redirect_uri"] = $"{home}/sign-in?out=1",
            });
        }
        catch (SignInRefusedException)
        {
            // Here they are signed out all the same.
            return null;
        }
    }

    /// <summary>A page that goes on by itself: a policy on where forms lead would hold up a redirect to another site.</summary>
    public static IResult Page(string address)
    {
        var to = WebUtility.HtmlEncode(address);
        return Results.Content($"<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><meta http-equiv=\"refresh\" content=\"0;url={to}\"><title>Signing out</title><p>You are signed out of the portal. <a href=\"{to}\">Sign out of the company's sign-in too</a>.</p></html>", "text/html; charset=utf-8", Encoding.UTF8);
    }
}
