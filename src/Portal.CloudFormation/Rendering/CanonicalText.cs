using System.Buffers;
using System.Text.Json;
using Portal.CloudFormation.Reading;
using Portal.CloudFormation.Syntax;

namespace Portal.CloudFormation.Rendering;

/// <summary>
/// One text for one meaning: minified JSON with sorted keys and long forms, the same bytes whether the template was
/// written in YAML or in JSON. Lists keep their order.
/// </summary>
public static class CanonicalText
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JsonScalar.Plain.Encoder, SkipValidation = true, MaxDepth = 1_000 };

    /// <returns>UTF-8.</returns>
    public static byte[] Render(Template template)
    {
        var buffer = new ArrayBufferWriter<byte>(16_384);
        using (var json = new Utf8JsonWriter(buffer, Options)) Write(DependsOnAsSortedList(template.Root), json);
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>DependsOn may be one name or several in any order; it means a set.</summary>
    private static Mapping DependsOnAsSortedList(Mapping root) => Change(root, "Resources", resources =>
        resources is not Mapping all ? resources : all with
        {
            Entries = [.. all.Entries.Select(e => e.Value is Mapping resource ? e with { Value = Change(resource, "DependsOn", Sorted) } : e)],
        });

    private static Node Sorted(Node names) => names switch
    {
        Scalar one => new Sequence([one], one.At),
        Sequence several => several with { Items = [.. several.Items.OrderBy(item => (item as Scalar)?.Text, StringComparer.Ordinal)] },
        _ => names,
    };

    private static Mapping Change(Mapping mapping, string key, Func<Node, Node> change) => mapping[key] is null
        ? mapping
        : mapping with { Entries = [.. mapping.Entries.Select(e => e.Key == key ? e with { Value = change(e.Value) } : e)] };

    private static void Write(Node node, Utf8JsonWriter json)
    {
        switch (node)
        {
            case Scalar scalar:
                Write(scalar, json);
                break;
            case Sequence sequence:
                json.WriteStartArray();
                foreach (var item in sequence.Items) Write(item, json);
                json.WriteEndArray();
                break;
            case Mapping { Entries: [{ Key: "Fn::Sub" } sub] } when ExplicitSub.Of(sub.Value) is { } explicitly:
                json.WriteStartObject();
                json.WritePropertyName(sub.Key);
                Write(explicitly, json);
                json.WriteEndObject();
                break;
            case Mapping mapping:
                json.WriteStartObject();
                foreach (var entry in mapping.Entries.OrderBy(entry => entry.Key, StringComparer.Ordinal))
                {
                    json.WritePropertyName(entry.Key);
                    Write(entry.Value, json);
                }
                json.WriteEndObject();
                break;
        }
    }

    private static void Write(Scalar scalar, Utf8JsonWriter json)
    {
        var text = ScalarText.Of(scalar);
        if (scalar.Kind == ScalarKind.Null) json.WriteNullValue();
        else if (JsonScalar.IsLiteral(text, scalar.Kind)) json.WriteRawValue(text, skipInputValidation: true);
        else json.WriteStringValue(text);
    }
}
