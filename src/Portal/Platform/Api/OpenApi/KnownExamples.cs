using System.Text.Json.Nodes;

namespace Portal.Platform.Api.OpenApi;

/// <summary>Bodies of calls by method and path, such as <c>PATCH /requests/{id}</c>; they stand in examples.json beside this file, and a test makes every one of these calls.</summary>
internal static class KnownExamples
{
    private static readonly Lazy<JsonObject> All = new(() =>
    {
        using var stream = typeof(KnownExamples).Assembly.GetManifestResourceStream("Portal.Platform.Api.OpenApi.examples.json")!;
        return JsonNode.Parse(stream)!.AsObject();
    });

    public static JsonNode? Of(string method, string path) => All.Value[$"{method} {path}"]?["request"]?.DeepClone();
}
