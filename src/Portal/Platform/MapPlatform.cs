using Microsoft.AspNetCore.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Portal.Platform.Access;
using Portal.Platform.Api;
using Portal.Platform.Audit;
using Portal.Platform.Data;
using Portal.Platform.Ui;

namespace Portal.Platform;

public static class PlatformEndpoints
{
    public static WebApplication MapPlatform(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseSecurityHeaders();
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandler = AnswerFaultAsync,
            // The caller's fault, answered as such: the portal's log has nothing to tell about it.
            SuppressDiagnosticsCallback = context => context.Exception is BadHttpRequestException,
        });
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapSignIn();
        app.MapAuditExport();
        app.MapGet("/healthz/live", () => Results.Text("live")).AllowAnonymous();
        app.MapGet("/healthz/ready", ReadyAsync).AllowAnonymous();
        app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
        return app;
    }

    private static async Task<IResult> ReadyAsync(IDbContextFactory<PortalDb> dbs, CancellationToken ct)
    {
        try
        {
            await using var db = await dbs.CreateDbContextAsync(ct);
            await db.Database.ExecuteSqlRawAsync("SELECT 1", ct);
            return Results.Text("ready");
        }
        catch (Exception fault) when (fault is Npgsql.NpgsqlException or TimeoutException or InvalidOperationException)
        {
            return ProblemAnswer.Of(StatusCodes.Status503ServiceUnavailable, "notReady", "The database does not answer.");
        }
    }

    // No details leave the house; the log has them under the trace id.
    private static Task AnswerFaultAsync(HttpContext context)
    {
        var reference = context.TraceIdentifier;
        if (context.Features.Get<IExceptionHandlerFeature>()?.Error is BadHttpRequestException bad)
            return ProblemAnswer.Of(bad.StatusCode, "malformed", "The request could not be read. Look at the values in its path and query.").ExecuteAsync(context);
        return context.Request.Path.StartsWithSegments(ApiGroup.Root, StringComparison.Ordinal)
            ? ProblemAnswer.Of(StatusCodes.Status500InternalServerError, "fault", $"The portal met an unexpected fault. Try again; if it stays, give the platform team the reference {reference}.").ExecuteAsync(context)
            : Results.Content(FaultPage(reference), "text/html; charset=utf-8", System.Text.Encoding.UTF8, StatusCodes.Status500InternalServerError).ExecuteAsync(context);
    }

    private static string FaultPage(string reference) =>
        $"<!doctype html><html lang=\"en\"><title>Portal</title><body style=\"font-family:system-ui;max-width:40rem;margin:4rem auto\"><h1>The portal met an unexpected fault</h1><p>Nothing you saved is lost. Go back and try again; if it stays, give the platform team the reference <code>{System.Net.WebUtility.HtmlEncode(reference)}</code>.</p><p><a href=\"/\">Overview</a></p></body></html>";
}
