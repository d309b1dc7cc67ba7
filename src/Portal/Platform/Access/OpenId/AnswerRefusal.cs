using Microsoft.AspNetCore.Authentication;

namespace Portal.Platform.Access.OpenId;

/// <summary>Leads a sign-in that came to nothing to the page that says why; the log has the rest, under the same reference.</summary>
internal static partial class AnswerRefusal
{
    public static Task FromAsync(RemoteFailureContext context)
    {
        var log = context.HttpContext.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger<OpenIdHandler>();
        context.Response.Redirect(Leads(context.HttpContext, context.Failure, log));
        context.HandleResponse();
        return Task.CompletedTask;
    }

    /// <returns>The address of the page.</returns>
    public static string Leads(HttpContext context, Exception? fault, ILogger log)
    {
        var refusal = fault switch
        {
            SignInRefusedException refused => refused.Refusal,
            { } other when other.Message.Contains("denied", StringComparison.OrdinalIgnoreCase) => SignInRefusal.Denied,
            { } other when other.Message.Contains("state", StringComparison.OrdinalIgnoreCase) || other.Message.Contains("Correlation", StringComparison.Ordinal) => SignInRefusal.State,
            _ => SignInRefusal.Provider,
        };
        Refused(log, refusal, context.TraceIdentifier, fault);
        return $"/sign-in/refused?why={refusal}&reference={Uri.EscapeDataString(context.TraceIdentifier)}";
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A sign-in was refused: {Refusal}, reference {Reference}")]
    private static partial void Refused(ILogger log, SignInRefusal refusal, string reference, Exception? fault);
}
