using System.Buffers.Binary;
using System.Text;

namespace Portal.Server.Bench.Circuits;

/// <summary>As much of MessagePack as the hub's messages take: arrays, whole numbers, text, bytes, yes or no, nothing.</summary>
internal static class Packing
{
    /// <summary>An invocation without an answer, or with one under an id, behind its length.</summary>
    public static byte[] Invocation(string? id, string target, params object?[] arguments)
    {
        using var message = new MemoryStream();
        // Type 1, no headers, id, target, arguments.
        message.Write([0x95, 0x01, 0x80]);
        Write(message, id);
        Write(message, target);
        message.Write([(byte)(0x90 | arguments.Length)]);
        foreach (var argument in arguments) Write(message, argument);
        return [.. Length((int)message.Length), .. message.ToArray()];
    }

    /// <summary>The messages of a frame, each as nested lists of values.</summary>
    public static IEnumerable<List<object?>> Read(byte[] frame, int count)
    {
        for (var at = 0; at < count;)
        {
            var (length, shift) = (0, 0);
            byte part;
            do
            {
                part = frame[at++];
                length |= (part & 0x7f) << shift;
                shift += 7;
            }
            while ((part & 0x80) != 0);
            var from = at;
            if (Value(frame, ref from) is List<object?> message) yield return message;
            at += length;
        }
    }

    private static byte[] Length(int count)
    {
        var bytes = new List<byte>();
        do
        {
            bytes.Add((byte)((count & 0x7f) | (count > 0x7f ? 0x80 : 0)));
            count >>= 7;
        }
        while (count > 0);
        return [.. bytes];
    }

    private static void Write(MemoryStream to, object? value)
    {
        Span<byte> number = stackalloc byte[8];
        switch (value)
        {
            case null: to.Write([0xc0]); break;
            case bool yes: to.Write([(byte)(yes ? 0xc3 : 0xc2)]); break;
            case long whole:
                to.Write([0xd3]);
                BinaryPrimitives.WriteInt64BigEndian(number, whole);
                to.Write(number);
                break;
            case string text:
                var bytes = Encoding.UTF8.GetBytes(text);
                to.Write([0xdb]);
                BinaryPrimitives.WriteInt32BigEndian(number, bytes.Length);
                to.Write(number[..4]);
                to.Write(bytes);
                break;
            default: throw new ArgumentException($"{value.GetType()} is not packed.", nameof(value));
        }
    }

    private static object? Value(byte[] from, ref int at)
    {
        var kind = from[at++];
        switch (kind)
        {
            case <= 0x7f: return (long)kind;
            case <= 0x8f: return Many(from, ref at, (kind & 0x0f) * 2);
            case <= 0x9f: return Many(from, ref at, kind & 0x0f);
            case <= 0xbf: return Text(from, ref at, kind & 0x1f);
            case 0xc0: return null;
            case 0xc2 or 0xc3: return kind == 0xc3;
            case 0xc4 or 0xc5 or 0xc6: return Skip(ref at, (int)Number(from, ref at, 1 << (kind - 0xc4)));
            case 0xca or 0xcb: return Skip(ref at, kind == 0xca ? 4 : 8);
            case 0xcc or 0xcd or 0xce or 0xcf: return Number(from, ref at, 1 << (kind - 0xcc));
            case 0xd0 or 0xd1 or 0xd2 or 0xd3: return Signed(Number(from, ref at, 1 << (kind - 0xd0)), 1 << (kind - 0xd0));
            case 0xd9 or 0xda or 0xdb: return Text(from, ref at, (int)Number(from, ref at, 1 << (kind - 0xd9)));
            case 0xdc or 0xdd: return Many(from, ref at, (int)Number(from, ref at, kind == 0xdc ? 2 : 4));
            case >= 0xe0: return (long)(sbyte)kind;
            default: throw new InvalidDataException($"A value begins with {kind:x2}.");
        }
    }

    private static List<object?> Many(byte[] from, ref int at, int count)
    {
        var all = new List<object?>(count);
        for (var n = 0; n < count; n++) all.Add(Value(from, ref at));
        return all;
    }

    private static string Text(byte[] from, ref int at, int count)
    {
        var text = Encoding.UTF8.GetString(from, at, count);
        at += count;
        return text;
    }

    // What a batch draws is the browser's business.
    private static object? Skip(ref int at, int count)
    {
        at += count;
        return null;
    }

    private static long Number(byte[] from, ref int at, int bytes)
    {
        var number = 0L;
        for (var n = 0; n < bytes; n++) number = (number << 8) | from[at++];
        return number;
    }

    private static long Signed(long number, int bytes) => number << (64 - (8 * bytes)) >> (64 - (8 * bytes));
}
