using System.Text;
using System.Text.Json;

namespace Portal.CloudFormation.Syntax;

/// <summary>Reads JSON token by token, strictly: no comments, no trailing commas.</summary>
internal static class JsonText
{
    /// <summary>Deeper than the tree builder goes, so that it is the one to complain.</summary>
    private static readonly JsonReaderOptions Options = new() { MaxDepth = 1_000 };

    public static ParsedText Parse(string text)
    {
        var tree = new TreeBuilder();
        var bytes = Encoding.UTF8.GetBytes(text);
        var place = new TextPlace(bytes);
        var reader = new Utf8JsonReader(bytes, Options);
        try
        {
            while (!tree.GaveUp && reader.Read()) Take(ref reader, tree, place.MoveTo((int)reader.TokenStartIndex));
        }
        catch (JsonException e)
        {
            tree.GiveUp($"This is not well-formed JSON: {Sentence(e)}", place.MoveTo(OffsetOf(e, bytes)));
        }
        return tree.Finish();
    }

    private static void Take(ref Utf8JsonReader reader, TreeBuilder tree, Position at)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                tree.Open(mapping: true, function: null, at);
                break;
            case JsonTokenType.StartArray:
                tree.Open(mapping: false, function: null, at);
                break;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                tree.Close();
                break;
            case JsonTokenType.PropertyName:
                tree.Key(Text(ref reader, tree, at), at);
                break;
            case JsonTokenType.String:
                tree.Leaf(Text(ref reader, tree, at), ScalarKind.String, function: null, at);
                break;
            default:
                var verbatim = Encoding.UTF8.GetString(reader.ValueSpan);
                tree.Leaf(verbatim, KindOf(reader.TokenType, verbatim), function: null, at);
                break;
        }
    }

    private static ScalarKind KindOf(JsonTokenType token, string verbatim) => token switch
    {
        JsonTokenType.True or JsonTokenType.False => ScalarKind.Boolean,
        JsonTokenType.Null => ScalarKind.Null,
        _ => verbatim.AsSpan().ContainsAny('.', 'e', 'E') ? ScalarKind.Decimal : ScalarKind.Integer,
    };

    private static string Text(ref Utf8JsonReader reader, TreeBuilder tree, Position at)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // The reader's way to say that an escaped surrogate has no partner.
            tree.Report("An escape (\\u…) stands for half of a surrogate pair; the text is not valid Unicode.", at);
            return "";
        }
    }

    private static string Sentence(JsonException e)
    {
        var detail = e.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return detail < 0 ? e.Message : e.Message[..detail];
    }

    private static int OffsetOf(JsonException e, ReadOnlySpan<byte> bytes)
    {
        var lineStart = 0;
        for (var line = 0L; line < (e.LineNumber ?? 0); line++) lineStart += bytes[lineStart..].IndexOf((byte)'\n') + 1;
        return (int)Math.Min(bytes.Length, lineStart + (e.BytePositionInLine ?? 0));
    }
}
