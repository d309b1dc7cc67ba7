using System.Text;

namespace Portal.Faults.World;

/// <summary>As much of MessagePack as the first call of a circuit takes.</summary>
internal sealed class MessagePack
{
    private readonly List<byte> _bytes = [];

    public MessagePack Array(int count) => With((byte)(0x90 | count));

    public MessagePack Map(int count) => With((byte)(0x80 | count));

    public MessagePack Number(int small) => With((byte)small);

    public MessagePack Text(string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        With(0xdb, (byte)(utf8.Length >> 24), (byte)(utf8.Length >> 16), (byte)(utf8.Length >> 8), (byte)utf8.Length);
        return With(utf8);
    }

    /// <summary>The message with its length before it, seven bits a byte, low ones first.</summary>
    public byte[] WithLength()
    {
        var length = new List<byte>();
        var left = _bytes.Count;
        for (; left > 0x7f; left >>= 7) length.Add((byte)(left | 0x80));
        length.Add((byte)left);
        return [.. length, .. _bytes];
    }

    private MessagePack With(params byte[] bytes)
    {
        _bytes.AddRange(bytes);
        return this;
    }
}
