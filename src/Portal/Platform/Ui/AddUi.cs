using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Portal.Platform.Ui.Shell;
using Radzen;

namespace Portal.Platform.Ui;

/// <summary>The shell, its components and their files.</summary>
public static class UiRegistration
{
    public static WebApplicationBuilder AddUi(this WebApplicationBuilder builder)
    {
        PortalCulture.Use();
        builder.Services.AddScoped<ViewerZone>();
        builder.Services.AddSingleton<HandOver>();
        builder.Services.AddRazorComponents().AddInteractiveServerComponents()
            .RegisterPersistentService<ViewerZone>(RenderMode.InteractiveServer);
        builder.Services.AddCascadingAuthenticationState();
        builder.Services.AddAuthorization();
        builder.Services.AddRadzenComponents();
        builder.Services.AddOptions<ShellSlots>();
        builder.Services.TryAddSingleton(TimeProvider.System);
        foreach (var entry in NavEntry.Standard) builder.Services.AddSingleton(entry);
        return builder;
    }

    /// <summary>Pages and static files. Call it after the middleware that signs people in.</summary>
    public static WebApplication MapUi(this WebApplication app)
    {
        app.UseStatusCodePagesWithReExecute("/status/{0}", createScopeForStatusCodePages: true);
        app.Use(WithoutPagesForMachines);
        app.Use(WithTheTime);
        app.Use(WithoutNul);
        app.UseAntiforgery();
        app.MapStaticAssets();
        // The policy of the answer says who may frame a page: nobody.
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null);
        return app;
    }

    // PostgreSQL compares nothing with U+0000. The API says so in its own words.
    private static Task WithoutNul(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal) || context.Request.QueryString.Value?.Contains("%00", StringComparison.Ordinal) is not true) return next(context);
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    }

    // js/theme.js sets the browser's clock by it, so that ages are right on a machine whose clock is not.
    private static Task WithTheTime(HttpContext context, RequestDelegate next)
    {
        context.Response.OnStarting(() =>
        {
            if (context.Response.ContentType is { } type && type.StartsWith("text/html", StringComparison.Ordinal))
            {
                var now = context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
                context.Response.Headers.Append("Server-Timing", $"clock;dur={now.ToUnixTimeMilliseconds()}");
            }
            return Task.CompletedTask;
        });
        return next(context);
    }

    // A script that gets 404 from the API wants that answer, not a page about it.
    private static Task WithoutPagesForMachines(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal)
            && context.Features.Get<IStatusCodePagesFeature>() is { } pages)
            pages.Enabled = false;
        return next(context);
    }
}
