namespace Portal.CloudFormation.Syntax;

/// <summary>
/// Characters that no template may hold, written plainly or as an escape: they can be carried neither by
/// CloudFormation's XML answers nor by a database's text column.
/// </summary>
internal static class UnreadableCharacters
{
    public static SyntaxProblem? First(string text)
    {
        var index = IndexIn(text);
        if (index < 0) return null;
        var before = text.AsSpan(0, index);
        var line = before.Count('\n') + 1;
        var column = index - before.LastIndexOf('\n');
        return new SyntaxProblem(Describe(text[index]), new Position(line, column));
    }

    /// <summary>The index of the first such character, or -1.</summary>
    public static int IndexIn(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is >= ' ' and < '\x7f' or '\n' or '\r' or '\t') continue;
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) i++;
            else if (c is < ' ' or '\x7f' or '\uFFFE' or '\uFFFF' || char.IsSurrogate(c) || IsUpperControl(c)) return i;
        }
        return -1;
    }

    public static string Describe(char c) => char.IsSurrogate(c)
        ? $"Half of a surrogate pair (U+{(int)c:X4}) stands here alone; the text is not valid Unicode."
        : $"The control character U+{(int)c:X4} is not allowed in a template.";

    // U+0085 is a line break in YAML.
    private static bool IsUpperControl(char c) => c is >= '\x80' and <= '\x9f' and not '\x85';
}
