using System.Text.Json;
using Portal.CloudFormation.Syntax;

namespace Portal.CloudFormation.Evaluation;

/// <summary>Fn::ToJsonString: a list or a map as one line of JSON.</summary>
internal static class JsonFunction
{
    public static Value? ToJsonString(Expressions e, Entry call)
    {
        if (e.Of(call.Value) is not { } value) return e.Fail(call.Value.At, "Fn::ToJsonString takes a list or a mapping.");
        if (value is KnownScalar) return e.Fail(call.Value.At, "Fn::ToJsonString takes a list or a mapping, not plain text.");
        if (value == Unknown.Invalid) return value;
        var text = new SymbolicText();
        Write(value, text);
        return e.Spend(text.Length, call.At) ? text.ToValue() : Unknown.Invalid;
    }

    private static void Write(Value value, SymbolicText text)
    {
        switch (value)
        {
            case KnownScalar scalar:
                text.Add(Literal(scalar));
                break;
            case Unknown unknown:
                text.Add("\"").Add(unknown).Add("\"");
                break;
            case KnownList list:
                WriteAll("[", list.Items, "]", item => Write(item, text), text);
                break;
            case KnownMap map:
                WriteAll("{", map.Entries, "}", entry => Write(entry.Value, text.Add(Quoted(entry.Key)).Add(":")), text);
                break;
        }
    }

    private static void WriteAll<T>(string opening, IReadOnlyList<T> items, string closing, Action<T> write, SymbolicText text)
    {
        text.Add(opening);
        for (var i = 0; i < items.Count; i++)
        {
            if (i > 0) text.Add(",");
            write(items[i]);
        }
        text.Add(closing);
    }

    private static string Literal(KnownScalar scalar) => JsonScalar.IsLiteral(scalar.Text, scalar.Kind) ? scalar.Text : Quoted(scalar.Text);

    private static string Quoted(string text) => JsonSerializer.Serialize(text, JsonScalar.Plain);
}
