using System.Collections;
using System.Text.Json;
using Amazon.Runtime;

namespace Amazon.Protocols;

/// <summary>Writes a request or structure as a JSON object; members that are null are left out.</summary>
internal static class JsonShapeWriter
{
    public static void Write(Utf8JsonWriter writer, object structure)
    {
        writer.WriteStartObject();
        foreach (var member in Shape.Of(structure.GetType()).Members)
        {
            if (member.GetValue(structure) is not { } value)
                continue;
            writer.WritePropertyName(member.Name);
            WriteValue(writer, value);
        }
        writer.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter writer, object value)
    {
        switch (value)
        {
            case string text:
                writer.WriteStringValue(text);
                break;
            case ConstantClass constant:
                writer.WriteStringValue(constant.Value);
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case DateTime time:
                writer.WriteNumberValue((decimal)(time.ToUniversalTime() - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerSecond);
                break;
            case int or long:
                writer.WriteNumberValue(Convert.ToInt64(value));
                break;
            case double number:
                writer.WriteNumberValue(number);
                break;
            case IDictionary map:
                writer.WriteStartObject();
                foreach (DictionaryEntry entry in map)
                {
                    writer.WritePropertyName((string)entry.Key);
                    WriteValue(writer, entry.Value!);
                }
                writer.WriteEndObject();
                break;
            case IList list:
                writer.WriteStartArray();
                foreach (var item in list)
                    WriteValue(writer, item!);
                writer.WriteEndArray();
                break;
            default:
                Write(writer, value);
                break;
        }
    }
}
