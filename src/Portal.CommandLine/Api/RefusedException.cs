using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Portal.CommandLine.Calls;

namespace Portal.CommandLine.Api;

/// <summary>The portal answered with a problem document (RFC 9457).</summary>
/// <param name="location">Where what was sent is kept nevertheless; null mostly.</param>
internal sealed class RefusedException(HttpStatusCode status, JsonNode problem, string? location) : CommandFailedException(CodeOf(status), problem.Text("detail"))
{
    public HttpStatusCode Status => status;

    public JsonNode Problem => problem;

    public string? Location => location;

    /// <summary>Said below the rest.</summary>
    public string Hint { get; set; } = status is HttpStatusCode.Unauthorized ? "Sign in with: portal login" : "";

    /// <summary>The whole of it: every problem with its field, what is wrong and what to do.</summary>
    public string Told()
    {
        var told = new StringBuilder(Message.Length > 0 ? Message : problem.Text("title"));
        var problems = problem.Items("problems").ToList();
        var width = problems.Count == 0 ? 0 : problems.Max(each => each.Text("field").Length);
        foreach (var each in problems) told.Append($"\n  {each.Text("field").PadRight(width)}  {each.Text("message")} {each.Text("fix")}");
        if (Hint.Length > 0) told.Append('\n').Append(Hint);
        return told.ToString();
    }

    private static int CodeOf(HttpStatusCode status) => status switch
    {
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => ExitCode.NotAllowed,
        HttpStatusCode.NotFound => ExitCode.NotFound,
        HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity or HttpStatusCode.RequestEntityTooLarge => ExitCode.Wrong,
        _ => ExitCode.Failed,
    };
}
