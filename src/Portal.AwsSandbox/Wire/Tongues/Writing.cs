using System.Collections;
using System.Formats.Cbor;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Xml;

namespace Portal.AwsSandbox.Wire.Tongues;

/// <summary>Writes an output as each protocol has it.</summary>
internal static class Writing
{
    public static byte[] Json(Output output)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer)) Write(writer, output);
        return buffer.ToArray();
    }

    public static byte[] Cbor(Output output)
    {
        var writer = new CborWriter(CborConformanceMode.Lax);
        Write(writer, output);
        return writer.Encode();
    }

    /// <param name="output">Null for an action without any.</param>
    public static byte[] Xml(string xmlNamespace, string action, Output? output, string requestId)
    {
        using var buffer = new MemoryStream();
        using (var writer = XmlWriter.Create(buffer, new XmlWriterSettings { Encoding = new UTF8Encoding(false), OmitXmlDeclaration = true, CheckCharacters = false, NewLineHandling = NewLineHandling.Entitize }))
        {
            writer.WriteStartElement(action + "Response", xmlNamespace);
            if (output is not null) Write(writer, action + "Result", output);
            writer.WriteStartElement("ResponseMetadata");
            writer.WriteElementString("RequestId", requestId);
            writer.WriteEndElement();
            writer.WriteEndElement();
        }
        return buffer.ToArray();
    }

    private static void Write(Utf8JsonWriter writer, object value)
    {
        switch (value)
        {
            case string text: writer.WriteStringValue(text); break;
            case bool flag: writer.WriteBooleanValue(flag); break;
            case double number: writer.WriteNumberValue(number); break;
            case int number: writer.WriteNumberValue(number); break;
            case DateTimeOffset time: writer.WriteNumberValue(Seconds(time)); break;
            case Output output: Map(writer, output); break;
            case IReadOnlyDictionary<string, double> map: Map(writer, map.Select(pair => KeyValuePair.Create(pair.Key, (object)pair.Value))); break;
            case IEnumerable list:
                writer.WriteStartArray();
                foreach (var item in list) Write(writer, item);
                writer.WriteEndArray();
                break;
            default: throw Unwritable(value);
        }
    }

    private static void Map(Utf8JsonWriter writer, IEnumerable<KeyValuePair<string, object>> members)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in members)
        {
            writer.WritePropertyName(name);
            Write(writer, value);
        }
        writer.WriteEndObject();
    }

    private static void Write(CborWriter writer, object value)
    {
        switch (value)
        {
            case string text: writer.WriteTextString(text); break;
            case bool flag: writer.WriteBoolean(flag); break;
            case double number: writer.WriteDouble(number); break;
            case int number: writer.WriteInt32(number); break;
            case DateTimeOffset time:
                writer.WriteTag(CborTag.UnixTimeSeconds);
                writer.WriteDouble(Seconds(time));
                break;
            case Output output: Map(writer, output); break;
            case IReadOnlyDictionary<string, double> map: Map(writer, map.Select(pair => KeyValuePair.Create(pair.Key, (object)pair.Value))); break;
            case IEnumerable list:
                writer.WriteStartArray(null);
                foreach (var item in list) Write(writer, item);
                writer.WriteEndArray();
                break;
            default: throw Unwritable(value);
        }
    }

    private static void Map(CborWriter writer, IEnumerable<KeyValuePair<string, object>> members)
    {
        writer.WriteStartMap(null);
        foreach (var (name, value) in members)
        {
            writer.WriteTextString(name);
            Write(writer, value);
        }
        writer.WriteEndMap();
    }

    private static void Write(XmlWriter writer, string name, object value)
    {
        writer.WriteStartElement(name);
        switch (value)
        {
            case Output output:
                foreach (var (member, content) in output) Write(writer, member, content);
                break;
            case IReadOnlyDictionary<string, double> map:
                foreach (var (key, number) in map) Write(writer, "entry", new Output { { "key", key }, { "value", number } });
                break;
            case IEnumerable list and not string:
                foreach (var item in list) Write(writer, "member", item);
                break;
            default:
                writer.WriteString(Text(value));
                break;
        }
        writer.WriteEndElement();
    }

    private static string Text(object value) => value switch
    {
        string text => Clean(text),
        bool flag => flag ? "true" : "false",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        int number => number.ToString(CultureInfo.InvariantCulture),
        DateTimeOffset time => time.UtcDateTime.ToString(time.Millisecond == 0 ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
        _ => throw Unwritable(value),
    };

    // Characters that XML 1.0 cannot carry would break the whole answer.
    private static string Clean(string text) => text.All(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c))
        ? text
        : string.Concat(text.Where(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c)));

    private static double Seconds(DateTimeOffset time) => time.ToUnixTimeMilliseconds() / 1000.0;

    private static InvalidOperationException Unwritable(object value) => new($"No protocol writes a {value.GetType()}.");
}
