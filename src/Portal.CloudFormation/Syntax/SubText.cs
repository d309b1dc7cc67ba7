namespace Portal.CloudFormation.Syntax;

/// <summary>A piece of the text of Fn::Sub: literal, or the name between <c>${</c> and <c>}</c>.</summary>
/// <param name="Source">The piece as it was written.</param>
internal readonly record struct SubPart(string Text, bool IsLiteral, string Source);

internal static class SubText
{
    /// <summary>The pieces in order; <c>${!x}</c> is the literal <c>${x}</c>, and an opening without a closing is literal too.</summary>
    public static IEnumerable<SubPart> Parts(string text)
    {
        var from = 0;
        while (from < text.Length && text.IndexOf("${", from, StringComparison.Ordinal) is >= 0 and var open)
        {
            var close = text.IndexOf('}', open);
            if (close < 0) break;
            if (open > from) yield return Literal(text[from..open]);
            var inner = text[(open + 2)..close];
            var source = text[open..(close + 1)];
            yield return inner.StartsWith('!')
                ? new SubPart($"${{{inner[1..]}}}", IsLiteral: true, source)
                : new SubPart(inner, IsLiteral: false, source);
            from = close + 1;
        }
        if (from < text.Length) yield return Literal(text[from..]);
    }

    public static bool IsName(string name) => name.Length > 0 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or ':');

    private static SubPart Literal(string text) => new(text, IsLiteral: true, text);
}
