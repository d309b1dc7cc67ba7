using System.Text.Json;

namespace Portal.AwsSandbox.CloudFormation.Templates;

/// <summary>
/// What an expression evaluates to. Scalars are texts: CloudFormation hands <c>3306</c> and <c>true</c> on as strings.
/// An <see cref="Unknown"/> stands for what only exists once resources do.
/// </summary>
public abstract record Value
{
    /// <summary>What CloudFormation shows in a change set for a value it will only know after the change.</summary>
    public const string KnownAfterApply = "{{changeSet:KNOWN_AFTER_APPLY}}";

    private Value() { }

    public sealed record Text(string Content) : Value;

    public sealed record Items(IReadOnlyList<Value> All) : Value
    {
        public bool Equals(Items? other) => other is not null && All.SequenceEqual(other.All);

        public override int GetHashCode() => All.Count;
    }

    /// <summary>Keys are unique; their order is kept for showing and ignored for comparing.</summary>
    public sealed record Fields(IReadOnlyList<KeyValuePair<string, Value>> All) : Value
    {
        public Value? this[string key]
        {
            get
            {
                foreach (var pair in All)
                    if (pair.Key == key) return pair.Value;
                return null;
            }
        }

        public bool Equals(Fields? other) =>
            other is not null && All.Count == other.All.Count && All.All(pair => pair.Value.Equals(other[pair.Key]));

        public override int GetHashCode() => All.Count;
    }

    public sealed record Unknown : Value;

    public static readonly Value Empty = new Fields([]);

    public static Value Of(string text) => new Text(text);

    public static Value Of(IEnumerable<string> texts) => new Items([.. texts.Select(Of)]);

    /// <summary>True when some part is not known yet.</summary>
    public bool IsOpen => this switch
    {
        Unknown => true,
        Items items => items.All.Any(item => item.IsOpen),
        Fields fields => fields.All.Any(pair => pair.Value.IsOpen),
        _ => false,
    };

    public string ToJson()
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            Write(writer);
        return System.Text.Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    /// <summary>A scalar as it is, anything else as JSON: how change sets show values.</summary>
    public string Shown => this switch
    {
        Text text => text.Content,
        Unknown => KnownAfterApply,
        _ => ToJson(),
    };

    public static Value FromJson(string json)
    {
        using var document = JsonDocument.Parse(json);
        return From(document.RootElement);
    }

    private static Value From(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => new Fields([.. element.EnumerateObject().Select(p => KeyValuePair.Create(p.Name, From(p.Value)))]),
        JsonValueKind.Array => new Items([.. element.EnumerateArray().Select(From)]),
        JsonValueKind.String => new Text(element.GetString()!),
        _ => new Text(element.GetRawText()),
    };

    private void Write(Utf8JsonWriter writer)
    {
        switch (this)
        {
            case Text text:
                writer.WriteStringValue(text.Content);
                break;
            case Items items:
                writer.WriteStartArray();
                foreach (var item in items.All) item.Write(writer);
                writer.WriteEndArray();
                break;
            case Fields fields:
                writer.WriteStartObject();
                foreach (var (key, value) in fields.All)
                {
                    writer.WritePropertyName(key);
                    value.Write(writer);
                }
                writer.WriteEndObject();
                break;
            default:
                writer.WriteStringValue(KnownAfterApply);
                break;
        }
    }
}
