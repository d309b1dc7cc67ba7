using System.Text.Json.Nodes;

namespace Portal.Platform.Api.OpenApi;

/// <summary>A call as it may be made, and what was answered.</summary>
/// <param name="Request">The body; null where there is none.</param>
/// <param name="Status">Of the answer, such as 200.</param>
/// <param name="Answer">Its body; null where it was not kept, or is no JSON.</param>
internal sealed record Example(JsonNode? Request, int Status, JsonNode? Answer);

/// <summary>Examples by method and path, such as <c>GET /environments</c>; they stand in examples.json beside this file, and a test makes every one of these calls.</summary>
internal static class KnownExamples
{
    private static readonly Lazy<JsonObject> All = new(() =>
    {
        using var stream = typeof(KnownExamples).Assembly.GetManifestResourceStream("Portal.Platform.Api.OpenApi.examples.json")!;
        return JsonNode.Parse(stream)!.AsObject();
    });

    public static Example? Of(string method, string path) => All.Value[$"{method} {path}"] is JsonObject known
        ? new Example(known["request"]?.DeepClone(), known["status"]?.GetValue<int>() ?? StatusCodes.Status200OK, known["answer"]?.DeepClone()) : null;
}
