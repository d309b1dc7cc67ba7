using System.Buffers;
using System.Text;

namespace Portal.CloudFormation.Syntax;

/// <summary>Reads a template's text. JSON is a subset of what is accepted.</summary>
public static class TemplateText
{
    /// <summary>Largest text read, in bytes of UTF-8; CloudFormation's own limit for a template in S3 is 1 MB.</summary>
    public const int LargestText = 1_048_576;

    private static readonly Position Start = new(1, 1);

    /// <summary>Never throws on any text: whatever is wrong comes back as problems with their positions.</summary>
    public static ParsedText Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > LargestText || Encoding.UTF8.GetByteCount(text) > LargestText)
            return Refused($"The template is larger than {LargestText:N0} bytes, the most that CloudFormation reads.", Start);

        // A byte order mark is how some editors save UTF-8; it is no part of the template.
        if (text.StartsWith('\uFEFF')) text = text[1..];
        if (string.IsNullOrWhiteSpace(text)) return Refused("The template is empty.", Start);
        if (UnreadableCharacters.First(text) is { } unreadable) return new ParsedText(null, [unreadable]);

        return LooksLikeJson(text) ? JsonText.Parse(text) : YamlText.Parse(text);
    }

    /// <summary>The text of a file. UTF-8 is the only encoding, with or without a byte order mark.</summary>
    /// <returns>Null, and the problem with the place of the first byte that is wrong, when it is no UTF-8.</returns>
    public static string? Decode(ReadOnlySpan<byte> file, out SyntaxProblem? problem)
    {
        problem = null;
        if (file is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            problem = new SyntaxProblem("The file is saved as UTF-16. Save it as UTF-8.", Start);
            return null;
        }
        for (var read = 0; read < file.Length;)
        {
            if (Rune.DecodeFromUtf8(file[read..], out _, out var length) is not OperationStatus.Done)
            {
                var before = Encoding.UTF8.GetString(file[..read]);
                var at = new Position(before.Count(c => c == '\n') + 1, before.Length - before.LastIndexOf('\n'));
                problem = new SyntaxProblem($"The byte 0x{file[read]:X2} is not UTF-8. Save the file as UTF-8.", at);
                return null;
            }
            read += length;
        }
        return Encoding.UTF8.GetString(file);
    }

    /// <remarks>
    /// JSON has its own reader because YAML 1.1 refuses legal JSON (tabs between tokens, escaped surrogate pairs, keys
    /// over 1,024 characters) and takes a misspelt <c>tru</c> for text.
    /// </remarks>
    private static bool LooksLikeJson(string text)
    {
        var trimmed = text.AsSpan().TrimStart();
        return trimmed is ['{', ..] && trimmed[1..].TrimStart() is ['"' or '}', ..];
    }

    private static ParsedText Refused(string message, Position at) => new(null, [new SyntaxProblem(message, at)]);
}
