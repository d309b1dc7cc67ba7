using System.Text.Json;

namespace Portal.AwsSandbox.Wire;

/// <summary>
/// A structure of a JSON call and the place it stands at. What has the wrong JSON type is a SerializationException, as the
/// services say it before they look at anything else.
/// </summary>
public sealed class JsonInput
{
    private readonly JsonElement element;

    private JsonInput(JsonElement element, string path) => (this.element, Path) = (element, path);

    /// <summary>Where it stands, as validation messages name it: <c>filters.1.member</c>.</summary>
    public string Path { get; }

    public IEnumerable<string> Members => element.EnumerateObject().Where(member => member.Value.ValueKind != JsonValueKind.Null).Select(member => member.Name);

    public static JsonInput Parse(byte[] body)
    {
        try
        {
            var root = body.Length == 0 ? JsonDocument.Parse("{}").RootElement : JsonDocument.Parse(body).RootElement;
            return root.ValueKind == JsonValueKind.Object ? new JsonInput(root, "") : throw Wrong("Start of structure or map found where not expected.");
        }
        catch (JsonException)
        {
            throw Wrong("The request body is not JSON.");
        }
    }

    public bool Has(string name) => Find(name) is not null;

    public string? Text(string name) => Find(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { ValueKind: JsonValueKind.Number } => throw Wrong("NUMBER_VALUE can not be converted to a String"),
        _ => throw Wrong($"Unexpected value at {At(name)}"),
    };

    public int? Number(string name) => Find(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } number when number.TryGetInt32(out var value) => value,
        _ => throw Wrong("STRING_VALUE can not be converted to an Integer"),
    };

    public JsonInput? Structure(string name) => Find(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Object } structure => new JsonInput(structure, At(name)),
        _ => throw Wrong($"Unexpected value at {At(name)}"),
    };

    public List<JsonInput> Structures(string name) =>
        [.. List(name).Select((each, n) => each.ValueKind == JsonValueKind.Object
            ? new JsonInput(each, $"{At(name)}.{n + 1}.member")
            : throw Wrong($"Unexpected value at {At(name)}"))];

    public List<string> Texts(string name) =>
        [.. List(name).Select(each => each.ValueKind == JsonValueKind.String ? each.GetString()! : throw Wrong($"Unexpected value at {At(name)}"))];

    /// <summary>The member's path as validation messages name it, in lower camel case.</summary>
    public string At(string name)
    {
        var member = char.ToLowerInvariant(name[0]) + name[1..];
        return Path.Length == 0 ? member : $"{Path}.{member}";
    }

    /// <summary>The content in one canonical text, so that two calls can be told apart.</summary>
    public string Fingerprint(params string[] except) => string.Join('&', element.EnumerateObject()
        .Where(member => !except.Contains(member.Name))
        .OrderBy(member => member.Name, StringComparer.Ordinal)
        .Select(member => $"{member.Name}={member.Value.GetRawText()}"));

    private JsonElement[] List(string name) => Find(name) switch
    {
        null => [],
        { ValueKind: JsonValueKind.Array } list => [.. list.EnumerateArray()],
        _ => throw Wrong($"Expected list at {At(name)}"),
    };

    private JsonElement? Find(string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private static AwsException Wrong(string message) => new("SerializationException", message);
}
