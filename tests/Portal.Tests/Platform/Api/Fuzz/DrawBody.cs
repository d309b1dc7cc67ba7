using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Portal.Tests.Platform.Api.OpenApi;

namespace Portal.Tests.Platform.Api.Fuzz;

/// <summary>Bodies as a schema has them, begun from the document's example so that many of them are let in, and such with something wrong in them.</summary>
internal sealed class DrawBody(Draw draw, JsonNode document)
{
    private const string Hole = "@@hole@@";

    private static readonly string[] Times = ["0001-01-01T00:00:00Z", "9999-12-31T23:59:59.9999999Z", "1969-12-31T23:59:59Z", "2026-02-28T24:00:00Z", "2027-03-28T02:30:00+14:00", "2040-01-01T00:00:00Z", "2027-01-04"];
    private static readonly double[] Numbers = [0, -1, 1, 7, 200, 3650, int.MaxValue, int.MinValue, 1e12, -1e12, 0.001, 1e20];

    public byte[] Of(Operation operation)
    {
        var body = Valid(Schema(operation), operation.Example).AsObject();
        if (draw.Once(35)) return Bytes(body.ToJsonString());
        var text = body.ToJsonString();
        for (var wrongs = draw.Once(80) ? 1 : 3; wrongs > 0; wrongs--) text = Wrong(body.DeepClone().AsObject(), text);
        return draw.Below(40) switch
        {
            0 => Encoding.Unicode.GetBytes(text),
            1 => [0xEF, 0xBB, 0xBF, .. Bytes(text)],
            2 => [.. Bytes(text), 0xFF, 0xFE],
            3 => Bytes(text[..draw.Below(text.Length)]),
            4 => Bytes(text + text),
            5 => [],
            _ => Bytes(text),
        };
    }

    /// <summary>The example with one of its texts replaced; null where it has none.</summary>
    public (JsonObject Body, IReadOnlyList<string> Place)? WithText(Operation operation, string text)
    {
        var body = operation.Example!.DeepClone().AsObject();
        var texts = Places(body).Where(place => place.Parent is not JsonArray && place.Value is JsonValue value && value.TryGetValue<string>(out _)).ToList();
        if (texts.Count == 0) return null;
        var (parent, name, _) = draw.Of(texts);
        parent.AsObject()[name] = text;
        return (body, [name]);
    }

    private JsonNode Schema(Operation operation) => Shape.Resolve(operation.Described["requestBody"]!["content"]!["application/json"]!["schema"]!, document);

    private JsonNode Valid(JsonNode schema, JsonNode? example, int depth = 0)
    {
        schema = Shape.Resolve(schema, document);
        if (schema["properties"] is JsonObject members)
        {
            var given = example as JsonObject;
            return new JsonObject(members.Where(member => draw.Once(given?[member.Key] is not null ? 95 : 20))
                .Select(member => KeyValuePair.Create(member.Key, given?[member.Key] is { } kept && !draw.Once(10) ? kept.DeepClone() : (JsonNode?)Valid(member.Value!, given?[member.Key], depth + 1))));
        }
        if (example is not null && draw.Once(70)) return example.DeepClone();
        if (schema["enum"] is JsonArray words) return draw.Of([.. words])?.DeepClone() ?? JsonValue.Create("");
        var types = schema["type"] switch { JsonArray several => several.Select(each => each!.GetValue<string>()).ToList(), JsonValue one => [one.GetValue<string>()], _ => ["string"] };
        types.Remove("null");
        return types.Count == 0 || depth > 5 ? JsonValue.Create("") : draw.Of(types) switch
        {
            "array" => new JsonArray([.. Enumerable.Range(0, draw.Below(4)).Select(_ => schema["items"] is { } item ? Valid(item, null, depth + 1) : JsonValue.Create(0))]),
            "object" => new JsonObject(Enumerable.Range(0, draw.Below(4)).Select(n => KeyValuePair.Create($"{n}{Short(draw.Hostile())}", (JsonNode?)(schema["additionalProperties"] is JsonObject value ? Valid(value, null, depth + 1) : JsonValue.Create(n))))),
            "integer" => JsonValue.Create((long)Math.Clamp(draw.Of(Numbers), int.MinValue, int.MaxValue)),
            "number" => JsonValue.Create((decimal)draw.Of(Numbers)),
            "boolean" => JsonValue.Create(draw.Once(50)),
            _ => JsonValue.Create(schema["format"]?.GetValue<string>() is "date-time" or "date" ? draw.Of(Times) : draw.Hostile()),
        };
    }

    /// <param name="text">Of the body, or of one that was spoilt already: texts are spoilt where they stand.</param>
    private string Wrong(JsonObject body, string text)
    {
        var places = Places(body).ToList();
        if (places.Count == 0) return $"{{\"{Short(draw.Hostile()).Replace("\"", "", StringComparison.Ordinal)}\":{draw.Of(HostileTexts.Pieces)}}}";
        var (parent, name, _) = draw.Of(places);
        switch (draw.Below(6))
        {
            case 0 when parent is JsonObject members:
                members.Remove(name);
                break;
            case 1 when parent is JsonObject members:
                members["unknownMember"] = draw.Hostile();
                break;
            case 2 when parent is JsonObject:
                return text.Length < 2 ? text : $"{text[..^1]},\"{name}\":{draw.Of(HostileTexts.Pieces)}}}";
            case 3:
                Put(parent, name, draw.Hostile());
                break;
            default:
                Put(parent, name, Hole);
                return body.ToJsonString().Replace($"\"{Hole}\"", draw.Of(HostileTexts.Pieces), StringComparison.Ordinal);
        }
        return body.ToJsonString();
    }

    private static void Put(JsonNode parent, string name, string value)
    {
        if (parent is JsonArray items) items[int.Parse(name, CultureInfo.InvariantCulture)] = value;
        else parent[name] = value;
    }

    private static IEnumerable<(JsonNode Parent, string Name, JsonNode? Value)> Places(JsonNode node)
    {
        var here = node switch
        {
            JsonObject members => members.Select(member => (member.Key, member.Value)),
            JsonArray items => items.Select((item, n) => (n.ToString(), item)),
            _ => [],
        };
        foreach (var (name, value) in here.ToList())
        {
            yield return (node, name, value);
            if (value is null) continue;
            foreach (var below in Places(value)) yield return below;
        }
    }

    private static string Short(string text) => text.Length > 40 ? text[..40] : text;

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
