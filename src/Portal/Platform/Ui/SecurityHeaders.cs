using System.Security.Cryptography;

namespace Portal.Platform.Ui;

/// <summary>
/// What a browser may do with an answer: scripts, styles, pictures and connections of this host only, and no page of another
/// host around it. An endpoint with a document of its own kind sets <see cref="Policy"/> itself.
/// </summary>
public static class SecurityHeaders
{
    public const string Policy = "Content-Security-Policy";

    /// <summary>For a document that needs nothing but its own styles, such as a page to print.</summary>
    public const string OfPaper = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private const string NonceKey = "portal.nonce";

    /// <summary>The word that lets this answer's own inline elements through; another one in each answer.</summary>
    public static string NonceOf(HttpContext context)
    {
        if (context.Items[NonceKey] is string known) return known;
        var drawn = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        context.Items[NonceKey] = drawn;
        return drawn;
    }

    /// <summary>Sets the headers on every answer. Call it before anything that answers.</summary>
    public static WebApplication UseSecurityHeaders(this WebApplication app)
    {
        app.Use((context, next) =>
        {
            // At the very last: a fault clears what was set before it.
            context.Response.OnStarting(() => Set(context));
            return next(context);
        });
        return app;
    }

    private static Task Set(HttpContext context)
    {
        var headers = context.Response.Headers;
        if (!headers.ContainsKey(Policy)) headers[Policy] = OfPage(NonceOf(context));
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (context.Request.IsHttps) headers.StrictTransportSecurity = "max-age=31536000";
        return Task.CompletedTask;
    }

    // Components position what they draw by style attributes, which can't carry a nonce.
    private static string OfPage(string nonce) => string.Join("; ",
        "default-src 'none'",
        $"script-src 'self' 'nonce-{nonce}'",
        $"style-src 'self' 'nonce-{nonce}'",
        "style-src-attr 'unsafe-inline'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'");
}
