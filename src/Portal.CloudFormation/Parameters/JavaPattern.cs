using System.Text;

namespace Portal.CloudFormation.Parameters;

/// <summary>
/// CloudFormation matches with Java. What differs: \d, \w and \s mean ASCII only there, and Java knows \p{Alpha} and
/// its kin, and \h, which .NET doesn't.
/// </summary>
internal static class JavaPattern
{
    private static readonly Dictionary<string, string> Classes = new()
    {
        ["d"] = "0-9",
        ["w"] = "a-zA-Z0-9_",
        ["s"] = @" \t\n\v\f\r",
        ["h"] = @" \t\u00a0",
        ["p{Lower}"] = "a-z",
        ["p{Upper}"] = "A-Z",
        ["p{Alpha}"] = "a-zA-Z",
        ["p{Digit}"] = "0-9",
        ["p{Alnum}"] = "a-zA-Z0-9",
        ["p{XDigit}"] = "0-9a-fA-F",
        ["p{Blank}"] = @" \t",
        ["p{Space}"] = @" \t\n\v\f\r",
        ["p{Punct}"] = @"!-/:-@\[-`{-~",
        ["p{Graph}"] = "!-~",
        ["p{Print}"] = " -~",
        ["p{ASCII}"] = @"\x00-\x7f",
    };

    public static string ToDotNet(string pattern)
    {
        var translated = new StringBuilder(pattern.Length + 16);
        var inBrackets = false;
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == '\\' && i + 1 < pattern.Length)
            {
                var name = NameAt(pattern, i + 1);
                if (Classes.TryGetValue(name, out var members)) translated.Append(inBrackets ? members : $"[{members}]");
                else if (!inBrackets && char.IsAsciiLetterUpper(name[0]) && Classes.TryGetValue(name.ToLowerInvariant(), out var others)) translated.Append($"[^{others}]");
                else translated.Append('\\').Append(name);
                i += name.Length;
                continue;
            }
            if (pattern[i] == '[') inBrackets = true;
            else if (pattern[i] == ']') inBrackets = false;
            translated.Append(pattern[i]);
        }
        return translated.ToString();
    }

    /// <summary>What follows the backslash: one character, or <c>p{…}</c>.</summary>
    private static string NameAt(string pattern, int at)
    {
        if (pattern[at] is not ('p' or 'P') || at + 1 >= pattern.Length || pattern[at + 1] != '{') return pattern[at].ToString();
        var close = pattern.IndexOf('}', at);
        return close < 0 ? pattern[at].ToString() : pattern[at..(close + 1)];
    }
}
