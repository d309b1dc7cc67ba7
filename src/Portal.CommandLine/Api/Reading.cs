using System.Text.Json.Nodes;

namespace Portal.CommandLine.Api;

/// <summary>Looks into answers. What is not there is empty: a newer or older portal may say more or less.</summary>
internal static class Reading
{
    public static JsonNode? At(this JsonNode? node, params IEnumerable<string> path) =>
        path.Aggregate(node, (at, name) => at is JsonObject members && members.TryGetPropertyValue(name, out var member) ? member : null);

    /// <summary>The value there as text; empty where there is none.</summary>
    public static string Text(this JsonNode? node, params IEnumerable<string> path) => node.At(path) is JsonValue value ? value.ToString() : "";

    public static bool Is(this JsonNode? node, params IEnumerable<string> path) => node.At(path) is JsonValue value && value.TryGetValue<bool>(out var yes) && yes;

    public static IEnumerable<JsonNode> Items(this JsonNode? node, params IEnumerable<string> path) => (node.At(path) as JsonArray)?.OfType<JsonNode>() ?? [];

    /// <summary>Texts of a list, with commas between.</summary>
    public static string Joined(this JsonNode? node, params IEnumerable<string> path) => string.Join(", ", node.Items(path).Select(item => item.ToString()));
}
