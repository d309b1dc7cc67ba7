using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;
using Portal.Platform.Access.OpenId;

namespace Portal.Platform.Access;

internal static class SignInEndpoints
{
    public static void MapSignIn(this WebApplication app)
    {
        // By what it takes it is told from the page of the same address.
        app.MapPost("/sign-in", SignInAsync).Accepts<IFormCollection>("application/x-www-form-urlencoded").AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/sign-in/start", StartAsync).AllowAnonymous().ExcludeFromDescription();
        app.MapPost("/sign-out", SignOutAsync).AllowAnonymous().ExcludeFromDescription();
    }

    private static async Task<IResult> SignInAsync(HttpContext context, IAntiforgery antiforgery, IOptions<PortalSettings> settings, KnownPeople people, TimeProvider clock)
    {
        if (!await antiforgery.IsRequestValidAsync(context)) return Results.Redirect("/sign-in");
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var (person, returnUrl) = (form["person"].ToString(), form["returnUrl"].ToString());
        // The switch alone is not trusted: the call itself must come from this machine too.
        var local = context.Connection.RemoteIpAddress is { } from && System.Net.IPAddress.IsLoopback(from);
        if (!settings.Value.Demo || !local || DemoPeople.Find(person) is not { } actor) return Results.Redirect("/sign-in?refused=1");
        await people.RememberAsync(actor, isDemo: true, context.RequestAborted);
        await context.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, actor.ToPrincipal(CookieAuthenticationDefaults.AuthenticationScheme),
            new AuthenticationProperties { ExpiresUtc = clock.GetUtcNow().AddHours(settings.Value.Access.SessionHours) });
        return Results.LocalRedirect(IsLocal(returnUrl) ? returnUrl : "/");
    }

    /// <summary>Sends the browser to the company's sign-in.</summary>
    private static async Task<IResult> StartAsync(HttpContext context, IOptions<PortalSettings> settings, ILogger<OpenIdHandler> log, string? returnUrl)
    {
        if (!settings.Value.Access.OpenIdConnect.IsOn) return Results.Redirect("/sign-in");
        try
        {
            await context.ChallengeAsync(OpenIdHandler.SchemeName, new AuthenticationProperties { RedirectUri = IsLocal(returnUrl) ? returnUrl : "/" });
            return Results.Empty;
        }
        catch (SignInRefusedException refused)
        {
            return Results.Redirect(AnswerRefusal.Leads(context, refused, log));
        }
    }

    private static async Task<IResult> SignOutAsync(HttpContext context, IAntiforgery antiforgery, IServiceProvider services)
    {
        if (!await antiforgery.IsRequestValidAsync(context)) return Results.Redirect("/");
        // Read before the session and its tokens are gone.
        var farewell = await SignOutAtProvider.AddressAsync(context, services);
        await context.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        return farewell is null ? Results.Redirect("/sign-in?out=1") : SignOutAtProvider.Page(farewell);
    }

    private static bool IsLocal(string? url) => url is ['/', ..] && (url.Length == 1 || (url[1] is not '/' and not '\\'));
}
