using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace Portal.Platform.Api.OpenApi;

/// <summary>
/// The schema that an answer fits. Members are always all there, so each is required; a value may be null where it was
/// seen as one or is a plain value.
/// </summary>
internal static class ShapeOf
{
    public static OpenApiSchema Answer(JsonNode? value) => value switch
    {
        JsonObject members => new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Properties = members.ToDictionary(member => member.Key, IOpenApiSchema (member) => Answer(member.Value)),
            Required = members.Select(member => member.Key).ToHashSet(),
        },
        JsonArray items => new OpenApiSchema { Type = JsonSchemaType.Array, Items = items.Count > 0 ? Answer(items[0]) : new OpenApiSchema() },
        JsonValue plain => new OpenApiSchema { Type = TypeOf(plain.GetValueKind()) | JsonSchemaType.Null },
        _ => new OpenApiSchema(),
    };

    private static JsonSchemaType TypeOf(JsonValueKind kind) => kind switch
    {
        JsonValueKind.String => JsonSchemaType.String,
        JsonValueKind.Number => JsonSchemaType.Number,
        _ => JsonSchemaType.Boolean,
    };
}
