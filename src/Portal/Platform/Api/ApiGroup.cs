using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Features;
using Portal.Domain.Access;
using Portal.Platform.Access;
using Portal.Platform.Access.Tokens;

namespace Portal.Platform.Api;

/// <summary>The root of the API: bearer tokens, a size limit, and errors as problem details.</summary>
public static class ApiGroup
{
    public const string Root = "/api/v1";

    /// <summary>Largest body of a request, in bytes; a form with every field full is far below it.</summary>
    public const int LargestBody = 1_048_576;

    public static RouteGroupBuilder MapApi(this IEndpointRouteBuilder app) => app.MapGroup(Root)
        .RequireAuthorization(new AuthorizeAttribute { AuthenticationSchemes = BearerTokens.SchemeName })
        .DisableAntiforgery()
        .AddEndpointFilter(WithoutNul)
        .AddEndpointFilter<RequireScope>()
        .AddEndpointFilter<RememberAnswers>();

    // PostgreSQL keeps no text with U+0000 and takes none to compare with.
    private static ValueTask<object?> WithoutNul(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        context.HttpContext.Request.QueryString.Value?.Contains("%00", StringComparison.Ordinal) == true
            ? ValueTask.FromResult<object?>(ProblemAnswer.Of(StatusCodes.Status400BadRequest, "malformed", "The query holds the character U+0000. Leave it out."))
            : next(context);

    public static Actor Actor(this HttpContext context) => context.User.ToActor();

    /// <summary>The version an update is based on, from If-Match; null when the caller sent none.</summary>
    public static uint? IfMatch(this HttpContext context) =>
        uint.TryParse(context.Request.Headers.IfMatch.ToString().Trim('"', ' '), out var version) ? version : null;

    /// <summary>An If-Match that is no ETag of this API; it can match nothing.</summary>
    public static bool HasStrangeIfMatch(this HttpContext context) => context.Request.Headers.IfMatch.Count > 0 && context.IfMatch() is null;

    public static void SetETag(this HttpContext context, uint version) => context.Response.Headers.ETag = $"\"{version}\"";
}
