using System.Text.Json.Serialization;
using Portal.Domain;

namespace Portal.Platform.Api;

/// <summary>An error of the API: RFC 9457 problem details with a code and, for bad input, every problem at once.</summary>
public sealed record ProblemDocument(
    string Type,
    string Title,
    int Status,
    string Detail,
    string Code,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<Problem>? Problems = null);

public static class ProblemAnswer
{
    public static IResult Of(int status, string code, string detail, IReadOnlyList<Problem>? problems = null) =>
        Results.Json(new ProblemDocument("about:blank", Title(status), status, detail, code, problems), ApiJson.Options, "application/problem+json", status);

    public static IResult NoETag() => Of(StatusCodes.Status412PreconditionFailed, "stale", "If-Match is not an ETag of this. Read it again, then repeat the change.");

    /// <summary>Maps how a use case ended to the answer of the API.</summary>
    public static IResult From<T>(Outcome<T> outcome, Func<T, IResult> done) => outcome switch
    {
        Outcome<T>.Done(var value) => done(value),
        Outcome<T>.Invalid(var problems) => Of(StatusCodes.Status422UnprocessableEntity, "invalid", problems.Count == 1 ? "1 thing has to be mended." : $"{problems.Count} things have to be mended.", problems),
        Outcome<T>.NotFound(var what) => Of(StatusCodes.Status404NotFound, "notFound", what),
        Outcome<T>.Forbidden(var why) => Of(StatusCodes.Status403Forbidden, "forbidden", why),
        Outcome<T>.Conflict(var why) => Of(StatusCodes.Status409Conflict, "conflict", why),
        Outcome<T>.Stale(var why) => Of(StatusCodes.Status412PreconditionFailed, "stale", why),
        _ => throw new InvalidOperationException($"An outcome that nobody foresaw: {outcome.GetType().Name}."),
    };

    /// <summary>The code that a status usually comes with.</summary>
    internal static string CodeOf(int status) => status switch
    {
        400 => "malformed",
        401 => "unauthenticated",
        403 => "forbidden",
        404 => "notFound",
        409 => "conflict",
        412 => "stale",
        413 => "tooLarge",
        422 => "invalid",
        429 => "tooMany",
        503 => "unavailable",
        _ => "fault",
    };

    internal static string Title(int status) => status switch
    {
        400 => "Malformed request",
        401 => "Not signed in",
        403 => "Not allowed",
        404 => "Not found",
        409 => "Conflict",
        412 => "Changed in the meantime",
        413 => "Too large",
        415 => "Unsupported media type",
        422 => "Invalid input",
        428 => "Precondition required",
        429 => "Too many requests",
        503 => "Not available",
        _ => status >= 500 ? "Fault in the portal" : "Request refused",
    };
}
