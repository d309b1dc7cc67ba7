namespace Portal.CloudFormation.Syntax;

/// <summary>Turns byte offsets of a UTF-8 text into lines and columns, moving forwards; columns count UTF-16 units as editors do.</summary>
internal sealed class TextPlace(byte[] text)
{
    private int offset;
    private int line = 1;
    private int column = 1;

    /// <summary>Going back is legal but starts over from the beginning.</summary>
    public Position MoveTo(int target)
    {
        if (target < offset) (offset, line, column) = (0, 1, 1);
        for (; offset < target && offset < text.Length; offset++) Step(text[offset]);
        return new Position(line, column);
    }

    private void Step(byte b)
    {
        if (b == (byte)'\n') (line, column) = (line + 1, 1);
        else if (b >= 0xF0) column += 2;
        else if ((b & 0xC0) != 0x80) column++;
    }
}
