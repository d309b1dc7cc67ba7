namespace Portal.Tests.Catalog;

/// <summary>Spoils a text in some places, the same for the same seed.</summary>
internal sealed class Mutation(int seed)
{
    private static readonly string[] Pieces =
        ["", "{", "}", "[", "]", ":", "- ", "&a ", "*a", "~", "null", "99999999999999999999999999999", "-1", "1e400", "NaN", "79228162514264337593543950335", "${", "${}", "!Ref x", "!Sub '${a}'", "\t", "\u0000", "\uD800", "\u202E", "\"", "'", "#", "|", "<script>", "../../etc/passwd", "'; --", "0x10", "1_000", "yes"];

    private readonly Random _random = new(seed);

    public string Of(string text)
    {
        for (var cut = _random.Next(1, 4); cut > 0; cut--)
        {
            var at = _random.Next(text.Length);
            var length = Math.Min(_random.Next(12), text.Length - at);
            text = text[..at] + Pieces[_random.Next(Pieces.Length)] + text[(at + length)..];
        }
        return text;
    }
}
