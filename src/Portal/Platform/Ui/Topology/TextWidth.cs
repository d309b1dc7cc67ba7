namespace Portal.Platform.Ui.Topology;

/// <summary>How wide a text will be in Inter, near enough to keep it inside its box; SVG cannot say so before it is drawn.</summary>
public static class TextWidth
{
    // Advance widths of Inter Regular in hundredths of an em, from the space to the tilde; digits tabular.
    private static ReadOnlySpan<byte> Advances =>
    [
        28, 29, 47, 63, 64, 98, 64, 30, 36, 36, 50, 66, 29, 46, 29, 36, 62, 62, 62, 62, 62, 62, 62, 62, 62, 62, 29, 30, 66, 66, 66, 51,
        97, 69, 65, 73, 72, 60, 59, 75, 74, 27, 57, 67, 57, 90, 75, 76, 64, 76, 64, 64, 65, 74, 69, 99, 68, 68, 63, 36, 36, 36, 47, 46,
        32, 56, 61, 57, 61, 58, 37, 61, 59, 24, 24, 55, 24, 88, 59, 60, 61, 61, 38, 53, 33, 59, 56, 82, 55, 56, 55, 43, 33, 43, 66,
    ];

    /// <summary>Width in px of a text at a size in px.</summary>
    public static double Of(string text, double size, bool bold = false)
    {
        var hundredths = 0;
        foreach (var letter in text) hundredths += letter is >= ' ' and <= '~' ? Advances[letter - ' '] : letter == '…' ? 90 : 62;
        return hundredths * size / 100 * (bold ? 1.03 : 1);
    }

    /// <summary>The text, or as much of it as fits with an ellipsis; empty when not even that fits.</summary>
    public static string Fit(string text, double room, double size, bool bold = false)
    {
        if (Of(text, size, bold) <= room) return text;
        for (var length = text.Length - 1; length > 0; length--)
        {
            var cut = text[..length].TrimEnd() + "…";
            if (Of(cut, size, bold) <= room) return cut;
        }
        return "";
    }
}
