using System.Text.Json.Nodes;

namespace Portal.Platform.Api.OpenApi;

/// <summary>How a call is answered that went well.</summary>
/// <param name="Status">Such as 201.</param>
/// <param name="Form">Of its JSON (<see cref="ShapeOf"/>); null where it has none.</param>
/// <param name="Example">What was answered once; null where <paramref name="Form"/> is.</param>
/// <param name="Others">Media types that are answered when asked for, or instead of JSON.</param>
internal sealed record KnownAnswer(int Status, JsonNode? Form, JsonNode? Example, IReadOnlyList<string> Others);

/// <summary>
/// Answers by method and path, such as <c>GET /environments</c>; they stand in answers.json beside this file. Most are put
/// together where they are given and have no type that could be described. Tests hold real answers against them, and write
/// them: <c>PORTAL_WRITE_ANSWERS=1</c> widens a form by what the tests that run are answered.
/// </summary>
internal static class KnownAnswers
{
    private static readonly Lazy<JsonObject> All = new(() =>
    {
        using var stream = typeof(KnownAnswers).Assembly.GetManifestResourceStream("Portal.Platform.Api.OpenApi.answers.json")!;
        return JsonNode.Parse(stream)!.AsObject();
    });

    public static KnownAnswer? Of(string method, string path) => All.Value[$"{method} {path}"] is JsonObject known
        ? new KnownAnswer(known["status"]!.GetValue<int>(), known["form"]?.DeepClone(), known["example"]?.DeepClone(), [.. (known["others"]?.AsArray() ?? []).Select(each => each!.GetValue<string>())]) : null;
}
