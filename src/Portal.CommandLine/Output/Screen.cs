using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Portal.CommandLine.Api;
using Portal.CommandLine.Calls;

namespace Portal.CommandLine.Output;

/// <summary>Where results (standard output) and everything beside them (standard error) go.</summary>
internal sealed class Screen(TextWriter output, TextWriter error, bool isJson, bool hasColours)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonSerializerOptions OneLine = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Results are for programs: as the API answers.</summary>
    public bool IsJson => isJson;

    public static Screen OfConsole(bool isJson) => new(Console.Out, Console.Error, isJson,
        hasColours: !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) && Environment.GetEnvironmentVariable("TERM") is not "dumb");

    /// <summary>A result: the answer itself for programs, else as <paramref name="told"/> tells it.</summary>
    public void Show(JsonNode answer, Action told)
    {
        if (isJson) output.WriteLine(answer.ToJsonString(Indented));
        else told();
    }

    /// <summary>One of many results of a command that goes on, a line each.</summary>
    public void ShowOneOfMany(JsonNode answer, Action told)
    {
        if (isJson) output.WriteLine(answer.ToJsonString(OneLine));
        else told();
        output.Flush();
    }

    public void Line(string text = "") => output.WriteLine(text);

    /// <summary>A text that is the result as it is, such as CSV.</summary>
    public void Raw(string text) => output.Write(text);

    /// <summary>Something to know beside the result.</summary>
    public void Note(string text) => error.WriteLine(text);

    /// <summary>A question, without an end of line.</summary>
    public void Ask(string text)
    {
        error.Write(text);
        error.Flush();
    }

    public void Fail(CommandFailedException failed)
    {
        if (isJson) error.WriteLine(((failed as RefusedException)?.Problem ?? new JsonObject { ["detail"] = failed.Message, ["exitCode"] = failed.Code }).ToJsonString(Indented));
        else error.WriteLine(failed is RefusedException refused ? refused.Told() : failed.Message);
    }

    /// <summary>A state in its colour, where there are colours.</summary>
    /// <param name="shown">The same word, padded as it is shown.</param>
    public string Painted(string state, string shown) => hasColours && Colour(state) is { } colour ? $"\u001b[{colour}m{shown}\u001b[0m" : shown;

    private static string? Colour(string state) => state switch
    {
        "done" or "ready" or "succeeded" or "approved" or "ok" or "inBand" => "32",
        "failed" or "rejected" or "rollbackFailed" or "rolledBack" or "cancelled" or "wrong" => "31",
        "inReview" or "waiting" or "sentBack" or "expired" or "note" => "33",
        "preparing" or "deploying" or "submitted" or "creating" or "updating" or "deleting" or "inProgress" or "pending" => "36",
        _ => null,
    };
}
