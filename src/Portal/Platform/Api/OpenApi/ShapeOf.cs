using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace Portal.Platform.Api.OpenApi;

/// <summary>
/// The schema of an answer, from its short form in answers.json: a word (<c>text</c>, <c>time</c>, <c>number</c>,
/// <c>boolean</c>, <c>any</c>; with <c>?</c> it may be null), a list with the form of its items, an object with the forms of
/// its members (a name with <c>*</c> may be missing), <c>{ "*": form }</c> for names that are data, and
/// <c>{ "?": form }</c> for a list or object that may be null.
/// </summary>
internal static class ShapeOf
{
    private const string Names = "*";
    private const string MayBeNull = "?";

    public static OpenApiSchema Answer(JsonNode? form) => form switch
    {
        JsonArray items => new OpenApiSchema { Type = JsonSchemaType.Array, Items = items.Count > 0 ? Answer(items[0]) : new OpenApiSchema() },
        JsonObject { Count: 1 } maybe when maybe.ContainsKey(MayBeNull) => Nullable(Answer(maybe[MayBeNull])),
        JsonObject { Count: 1 } named when named.ContainsKey(Names) => new OpenApiSchema { Type = JsonSchemaType.Object, AdditionalProperties = Answer(named[Names]) },
        JsonObject members => new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Properties = members.ToDictionary(member => member.Key.TrimEnd('*'), IOpenApiSchema (member) => Answer(member.Value)),
            Required = members.Where(member => !member.Key.EndsWith('*')).Select(member => member.Key).ToHashSet(),
        },
        JsonValue word when word.GetValueKind() is JsonValueKind.String => Word(word.GetValue<string>()),
        _ => throw new InvalidOperationException($"answers.json holds a form that is none: {form?.ToJsonString()}"),
    };

    private static OpenApiSchema Word(string word) => word.EndsWith('?') ? Nullable(Word(word[..^1])) : word switch
    {
        "text" => new OpenApiSchema { Type = JsonSchemaType.String },
        "time" => new OpenApiSchema { Type = JsonSchemaType.String, Format = "date-time" },
        "number" => new OpenApiSchema { Type = JsonSchemaType.Number },
        "boolean" => new OpenApiSchema { Type = JsonSchemaType.Boolean },
        "any" or "none" => new OpenApiSchema(),
        _ => throw new InvalidOperationException($"answers.json holds a word that is none: {word}"),
    };

    // Without a type a schema lets everything through, null too.
    private static OpenApiSchema Nullable(OpenApiSchema schema)
    {
        if (schema.Type is { } type) schema.Type = type | JsonSchemaType.Null;
        return schema;
    }
}
