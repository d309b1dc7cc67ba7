using Microsoft.AspNetCore.Diagnostics;
using Portal.Platform.Access;
using Portal.Platform.Api;
using Portal.Platform.Audit;
using Portal.Platform.Data;
using Portal.Platform.Telemetry;
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
            // The caller's fault, answered as such: the portal's log has nothing to tell about it. A store that is away is told in a line.
            SuppressDiagnosticsCallback = context => context.Exception is BadHttpRequestException || IsOvertaken(context.HttpContext, context.Exception) || StoreFault.SentenceOf(context.Exception) is not null,
        });
        app.Use(TellMalformedAsync);
        app.Use(LogIds.RunAsync);
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseRateLimiter();
        app.MapSignIn();
        app.MapAuditExport();
        app.MapTelemetry();
        app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
        return app;
    }

    // No details leave the house; the log has them under the trace id.
    private static Task AnswerFaultAsync(HttpContext context)
    {
        var reference = context.TraceIdentifier;
        var fault = context.Features.Get<IExceptionHandlerFeature>()?.Error;
        if (StoreFault.SentenceOf(fault) is { } away) return AnswerAwayAsync(context, away);
        if (fault is BadHttpRequestException bad) return Malformed(bad.StatusCode).ExecuteAsync(context);
        // A use case that expects two at once says what the other did; this is for the others. Nothing was saved.
        if (IsOvertaken(context, fault))
            return ProblemAnswer.Of(StatusCodes.Status409Conflict, "conflict", "Somebody changed the same thing in this moment, and nothing of this call was saved. Read it again, then repeat the call.").ExecuteAsync(context);
        return IsApi(context)
            ? ProblemAnswer.Of(StatusCodes.Status500InternalServerError, "fault", $"The portal met an unexpected fault. Try again; if it stays, give the platform team the reference {reference}.").ExecuteAsync(context)
            : Results.Content(FaultPage(reference), "text/html; charset=utf-8", System.Text.Encoding.UTF8, StatusCodes.Status500InternalServerError).ExecuteAsync(context);
    }

    // A value of another type than its parameter ends a call before its use case, with nothing but the status.
    private static async Task TellMalformedAsync(HttpContext context, RequestDelegate next)
    {
        await next(context);
        if (context.Response is { StatusCode: StatusCodes.Status400BadRequest, HasStarted: false, ContentType: null } && IsApi(context)) await Malformed(StatusCodes.Status400BadRequest).ExecuteAsync(context);
    }

    private static IResult Malformed(int status) => ProblemAnswer.Of(status, "malformed", "The request could not be read. Look at the values in its path and query.");

    private static bool IsApi(HttpContext context) => context.Request.Path.StartsWithSegments(ApiGroup.Root, StringComparison.Ordinal);

    private static bool IsOvertaken(HttpContext context, Exception? fault) => Overtaken.Is(fault) && IsApi(context);

    // It passes by itself: nobody has to be given a reference for it.
    private static Task AnswerAwayAsync(HttpContext context, string away)
    {
        context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(PlatformEndpoints).FullName!)
            .LogWarning("{Method} {Path} could not be answered. {Why}", context.Request.Method, context.Request.Path, away);
        context.Response.Headers.RetryAfter = "2";
        return IsApi(context)
            ? ProblemAnswer.Of(StatusCodes.Status503ServiceUnavailable, "unavailable", $"{away} Try again in a moment, a POST with the same Idempotency-Key: it is done once.").ExecuteAsync(context)
            : Results.Content(Page("The portal is not available at the moment", $"{away} Nothing you saved is lost. Try again in a moment."), "text/html; charset=utf-8", System.Text.Encoding.UTF8, StatusCodes.Status503ServiceUnavailable).ExecuteAsync(context);
    }

    private static string FaultPage(string reference) =>
        Page("The portal met an unexpected fault", $"Nothing you saved is lost. Go back and try again; if it stays, give the platform team the reference <code>{System.Net.WebUtility.HtmlEncode(reference)}</code>.");

    private static string Page(string title, string html) =>
        $"<!doctype html><html lang=\"en\"><title>Portal</title><body style=\"font-family:system-ui;max-width:40rem;margin:4rem auto\"><h1>{title}</h1><p>{html}</p><p><a href=\"/\">Overview</a></p></body></html>";
}
