using System.Text.Json;
using System.Text.Json.Nodes;
using Portal.Tests.Harness;

namespace Portal.Tests.Platform.Api.OpenApi;

/// <summary>Whether an answer has the shape that a schema describes: types, members that are required, no members that it does not know, items of arrays, and nulls where the answer's types allow them.</summary>
internal static class Shape
{
    public static IEnumerable<string> Problems(JsonNode? value, JsonNode schema, string at, JsonNode document)
    {
        schema = Resolve(schema, document);
        var types = Types(schema);
        if (types.Length > 0 && !types.Contains(TypeOf(value)) && !(TypeOf(value) == "number" && types.Contains("integer"))) return [$"{at} is {TypeOf(value)} and not {string.Join(" or ", types)}"];
        return value switch
        {
            JsonObject members => (schema["required"]?.AsArray() ?? []).Select(name => name!.GetValue<string>()).Where(name => !members.ContainsKey(name)).Select(name => $"{at}.{name} is missing")
                .Concat(members.Where(member => member.Key != AnswerForm.Nullable).SelectMany(member => Of(schema, member.Key) is { } known ? Problems(member.Value, known, $"{at}.{member.Key}", document) : schema["properties"] is null ? [] : [$"{at}.{member.Key} is not described"]))
                .Concat(Nulls(members, schema, document).Select(name => $"{at}.{name} may be null by its type and is not described so")),
            JsonArray items when schema["items"] is { } item => items.SelectMany((each, n) => Problems(each, item, $"{at}[{n}]", document)),
            _ => [],
        };
    }

    /// <summary>The schema itself, where it stands elsewhere in the document.</summary>
    public static JsonNode Resolve(JsonNode schema, JsonNode document) =>
        schema["$ref"]?.GetValue<string>() is { } reference ? document["components"]!["schemas"]![reference.Split('/')[^1]]! : schema;

    private static IEnumerable<string> Nulls(JsonObject members, JsonNode schema, JsonNode document) => (members[AnswerForm.Nullable]?.AsArray() ?? []).Select(name => name!.GetValue<string>())
        .Where(name => members[name] is not null && schema["properties"]?[name] is { } known && Types(Resolve(known, document)) is { Length: > 0 } types && !types.Contains("null"));

    private static string[] Types(JsonNode schema) => schema["type"] switch { JsonArray several => [.. several.Select(each => each!.GetValue<string>())], JsonValue one => [one.GetValue<string>()], _ => [] };

    private static JsonNode? Of(JsonNode schema, string member) => schema["properties"]?[member] ?? (schema["additionalProperties"] is JsonObject values ? values : null);

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
