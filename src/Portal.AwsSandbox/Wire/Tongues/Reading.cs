using System.Formats.Cbor;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace Portal.AwsSandbox.Wire.Tongues;

/// <summary>Reads a body as each protocol writes it into the same tree of dictionaries, lists and scalars.</summary>
internal static class Reading
{
    // Deeper than any input of any service; what goes on is made to exhaust the stack.
    private const int Deepest = 64;

    public static Members Form(byte[] body)
    {
        var root = new Dictionary<string, object?>();
        foreach (var pair in new QueryStringEnumerable(Encoding.UTF8.GetString(body)))
        {
            var steps = pair.DecodeName().ToString().Split('.');
            if (steps.Length > Deepest) throw Malformed();
            var at = root;
            foreach (var step in steps.AsSpan(0, steps.Length - 1))
            {
                if (at.GetValueOrDefault(step) is not Dictionary<string, object?> next) at[step] = next = [];
                at = next;
            }
            at[steps[^1]] = pair.DecodeValue().ToString();
        }
        return new Members(root, isTyped: false);
    }

    public static Members Json(byte[] body)
    {
        if (body.Length == 0) return Members.None;
        try
        {
            using var document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = Deepest });
            return From(document.RootElement) is Dictionary<string, object?> members ? new Members(members, isTyped: true) : throw Malformed();
        }
        catch (JsonException)
        {
            throw Malformed();
        }
    }

    public static Members Cbor(byte[] body)
    {
        if (body.Length == 0) return Members.None;
        try
        {
            var reader = new CborReader(body, CborConformanceMode.Lax);
            return From(reader, 0) is Dictionary<string, object?> members ? new Members(members, isTyped: true) : throw Malformed();
        }
        catch (Exception fault) when (fault is CborContentException or InvalidOperationException or OverflowException)
        {
            throw Malformed();
        }
    }

    private static object? From(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().DistinctBy(member => member.Name).ToDictionary(member => member.Name, member => From(member.Value)),
        JsonValueKind.Array => element.EnumerateArray().Select(From).ToList(),
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number => element.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    private static object? From(CborReader reader, int depth)
    {
        if (depth > Deepest) throw Malformed();
        switch (reader.PeekState())
        {
            case CborReaderState.StartMap:
                var members = new Dictionary<string, object?>();
                reader.ReadStartMap();
                while (reader.PeekState() != CborReaderState.EndMap) members[reader.ReadTextString()] = From(reader, depth + 1);
                reader.ReadEndMap();
                return members;
            case CborReaderState.StartArray:
                var items = new List<object?>();
                reader.ReadStartArray();
                while (reader.PeekState() != CborReaderState.EndArray) items.Add(From(reader, depth + 1));
                reader.ReadEndArray();
                return items;
            case CborReaderState.Tag:
                return reader.ReadTag() == CborTag.UnixTimeSeconds
                    ? DateTimeOffset.UnixEpoch.AddMilliseconds(Math.Round(Number(reader) * 1000))
                    : From(reader, depth + 1);
            case CborReaderState.TextString or CborReaderState.StartIndefiniteLengthTextString:
                return reader.ReadTextString();
            case CborReaderState.ByteString or CborReaderState.StartIndefiniteLengthByteString:
                return Convert.ToBase64String(reader.ReadByteString());
            case CborReaderState.Boolean:
                return reader.ReadBoolean();
            case CborReaderState.Null:
                reader.ReadNull();
                return null;
            default:
                return Number(reader);
        }
    }

    private static double Number(CborReader reader) => reader.PeekState() switch
    {
        CborReaderState.UnsignedInteger => reader.ReadUInt64(),
        CborReaderState.NegativeInteger => reader.ReadInt64(),
        CborReaderState.HalfPrecisionFloat => (double)reader.ReadHalf(),
        CborReaderState.SinglePrecisionFloat => reader.ReadSingle(),
        CborReaderState.DoublePrecisionFloat => reader.ReadDouble(),
        var other => throw new InvalidOperationException(other.ToString()),
    };

    private static AwsException Malformed() => new("SerializationException", "The request body can not be read.");
}
