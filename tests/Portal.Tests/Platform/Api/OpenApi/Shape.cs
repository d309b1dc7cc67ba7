using System.Text.Json;
using System.Text.Json.Nodes;

namespace Portal.Tests.Platform.Api.OpenApi;

/// <summary>Whether an answer has the shape that a schema describes: types, members that are required, items of arrays.</summary>
internal static class Shape
{
    public static IEnumerable<string> Problems(JsonNode? value, JsonNode schema, string at, JsonNode document)
    {
        if (schema["$ref"]?.GetValue<string>() is { } reference) schema = document["components"]!["schemas"]![reference.Split('/')[^1]]!;
        var types = schema["type"] switch { JsonArray several => several.Select(each => each!.GetValue<string>()).ToArray(), JsonValue one => [one.GetValue<string>()], _ => [] };
        if (types.Length > 0 && !types.Contains(TypeOf(value)) && !(TypeOf(value) == "number" && types.Contains("integer"))) return [$"{at} is {TypeOf(value)} and not {string.Join(" or ", types)}"];
        return value switch
        {
            JsonObject members => (schema["required"]?.AsArray() ?? []).Select(name => name!.GetValue<string>()).Where(name => !members.ContainsKey(name)).Select(name => $"{at}.{name} is missing")
                .Concat(members.Where(member => schema["properties"]?[member.Key] is not null && member.Value is not null).SelectMany(member => Problems(member.Value, schema["properties"]![member.Key]!, $"{at}.{member.Key}", document))),
            JsonArray items when schema["items"] is { } item => items.SelectMany((each, n) => Problems(each, item, $"{at}[{n}]", document)),
            _ => [],
        };
    }

    private static string TypeOf(JsonNode? value) => value?.GetValueKind() switch
    {
        null or JsonValueKind.Null => "null",
        JsonValueKind.Object => "object",
        JsonValueKind.Array => "array",
        JsonValueKind.String => "string",
        JsonValueKind.Number => "number",
        _ => "boolean",
    };
}
