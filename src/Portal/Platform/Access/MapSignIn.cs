using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Portal.Platform.Access;

internal static class SignInEndpoints
{
    public static void MapSignIn(this WebApplication app)
    {
        app.MapPost("/sign-in", SignInAsync).AllowAnonymous();
        app.MapPost("/sign-out", SignOutAsync);
    }

    private static async Task<IResult> SignInAsync(HttpContext context, IAntiforgery antiforgery, IOptions<PortalSettings> settings, KnownPeople people, [FromForm] string person, [FromForm] string? returnUrl)
    {
        if (!await antiforgery.IsRequestValidAsync(context)) return Results.Redirect("/sign-in");
        // The switch alone is not trusted: the call itself must come from this machine too.
        var local = context.Connection.RemoteIpAddress is { } from && System.Net.IPAddress.IsLoopback(from);
        if (!settings.Value.Demo || !local || DemoPeople.Find(person) is not { } actor) return Results.Redirect("/sign-in?refused=1");
        await people.RememberAsync(actor, context.RequestAborted);
        await context.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, actor.ToPrincipal(CookieAuthenticationDefaults.AuthenticationScheme));
        return Results.LocalRedirect(IsLocal(returnUrl) ? returnUrl! : "/");
    }

    private static async Task<IResult> SignOutAsync(HttpContext context, IAntiforgery antiforgery)
    {
        if (!await antiforgery.IsRequestValidAsync(context)) return Results.Redirect("/");
        await context.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        return Results.Redirect("/sign-in");
    }

    private static bool IsLocal(string? url) => url is ['/', ..] && (url.Length == 1 || (url[1] is not '/' and not '\\'));
}
