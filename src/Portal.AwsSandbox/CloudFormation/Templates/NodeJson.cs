using System.Text;
using System.Text.Json;
using Portal.CloudFormation.Syntax;

namespace Portal.AwsSandbox.CloudFormation.Templates;

/// <summary>A tree written as JSON; numbers and booleans stay what they are.</summary>
internal static class NodeJson
{
    public static string Write(Node node)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer)) Write(writer, node);
        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static void Write(Utf8JsonWriter writer, Node node)
    {
        switch (node)
        {
            case Mapping mapping:
                writer.WriteStartObject();
                foreach (var entry in mapping.Entries)
                {
                    writer.WritePropertyName(entry.Key);
                    Write(writer, entry.Value);
                }
                writer.WriteEndObject();
                break;
            case Sequence sequence:
                writer.WriteStartArray();
                foreach (var item in sequence.Items) Write(writer, item);
                writer.WriteEndArray();
                break;
            case Scalar { Kind: ScalarKind.Null }:
                writer.WriteNullValue();
                break;
            case Scalar { Kind: ScalarKind.Boolean } scalar:
                writer.WriteBooleanValue(scalar.Text.ToUpperInvariant() is "TRUE" or "YES" or "ON" or "Y");
                break;
            case Scalar { Kind: ScalarKind.Integer } scalar when long.TryParse(scalar.Text, out var number):
                writer.WriteNumberValue(number);
                break;
            case Scalar scalar:
                writer.WriteStringValue(scalar.Text);
                break;
        }
    }
}
