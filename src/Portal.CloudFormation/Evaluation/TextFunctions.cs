using System.Text;
using Portal.CloudFormation.Syntax;

namespace Portal.CloudFormation.Evaluation;

internal static class TextFunctions
{
    public static Value? Join(Expressions e, Entry call)
    {
        if (Arguments.Of(e, call, 2, 2) is not [var delimiterNode, var listNode]) return Unknown.Invalid;
        if (e.Of(delimiterNode, 0) is not KnownScalar delimiter)
            return e.Fail(delimiterNode.At, "The delimiter of Fn::Join must be plain text.");
        switch (e.Of(listNode, 1))
        {
            case KnownList list:
                return JoinItems(e, delimiter.Text, list, listNode.At);
            case Unknown unknown:
                return unknown == Unknown.Invalid ? unknown : e.Symbolic(call, delimiter, unknown);
            default:
                return e.Fail(listNode.At, "The second argument of Fn::Join must be a list.");
        }
    }

    public static Value? Split(Expressions e, Entry call)
    {
        if (Arguments.Of(e, call, 2, 2) is not [var delimiterNode, var textNode]) return Unknown.Invalid;
        if (e.Of(delimiterNode, 0) is not KnownScalar { Text.Length: > 0 } delimiter)
            return e.Fail(delimiterNode.At, "The delimiter of Fn::Split must be plain text and not empty.");
        switch (e.Of(textNode, 1))
        {
            case KnownScalar text:
                var items = text.Text.Split(delimiter.Text);
                return e.Spend(items.Length * Budget.Node, textNode.At) ? new KnownList([.. items.Select(KnownScalar.String)]) : Unknown.Invalid;
            case Unknown unknown:
                return unknown == Unknown.Invalid ? unknown : e.Symbolic(call, delimiter, unknown);
            default:
                return e.Fail(textNode.At, "The second argument of Fn::Split must be plain text.");
        }
    }

    public static Value? Base64(Expressions e, Entry call)
    {
        switch (e.Of(call.Value))
        {
            case KnownScalar text:
                return e.Spend(text.Text.Length * 2, call.At)
                    ? KnownScalar.String(Convert.ToBase64String(Encoding.UTF8.GetBytes(text.Text)))
                    : Unknown.Invalid;
            case Unknown unknown:
                return unknown == Unknown.Invalid ? unknown : e.Symbolic(call, unknown);
            default:
                return e.Fail(call.Value.At, "Fn::Base64 takes plain text.");
        }
    }

    private static Value JoinItems(Expressions e, string delimiter, KnownList list, Position at)
    {
        var result = new SymbolicText();
        for (var i = 0; i < list.Items.Count; i++)
        {
            var before = result.Length;
            if (i > 0) result.Add(delimiter);
            if (!result.TryAdd(list.Items[i])) return e.Fail(at, $"Item {i} of Fn::Join is no plain text and can't be joined.");
            if (!e.Spend(result.Length - before, at)) return Unknown.Invalid;
        }
        return result.ToValue();
    }
}
