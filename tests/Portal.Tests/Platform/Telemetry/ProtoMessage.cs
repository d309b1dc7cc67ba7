using System.Buffers.Binary;
using System.Text;

namespace Portal.Tests.Platform.Telemetry;

/// <summary>A message of Protocol Buffers, by field numbers, as the encoding's description has it.</summary>
public sealed class ProtoMessage
{
    private readonly List<(int Number, ulong Value, byte[] Bytes)> _fields = [];

    public ProtoMessage(ReadOnlySpan<byte> data)
    {
        while (data.Length > 0)
        {
            var tag = Varint(ref data);
            var number = (int)(tag >> 3);
            switch (tag & 7)
            {
                case 0: _fields.Add((number, Varint(ref data), [])); break;
                case 1: _fields.Add((number, BinaryPrimitives.ReadUInt64LittleEndian(data), [])); data = data[8..]; break;
                case 2:
                    var length = (int)Varint(ref data);
                    _fields.Add((number, 0, data[..length].ToArray()));
                    data = data[length..];
                    break;
                case 5: _fields.Add((number, BinaryPrimitives.ReadUInt32LittleEndian(data), [])); data = data[4..]; break;
                default: throw new InvalidDataException($"Wire type {tag & 7} is none of the encoding's.");
            }
        }
    }

    public IEnumerable<ProtoMessage> All(int number) => _fields.Where(field => field.Number == number).Select(field => new ProtoMessage(field.Bytes));

    public byte[] Bytes(int number) => _fields.LastOrDefault(field => field.Number == number).Bytes ?? [];

    public string Text(int number) => Encoding.UTF8.GetString(Bytes(number));

    public ulong Fixed(int number) => _fields.LastOrDefault(field => field.Number == number).Value;

    public long Number(int number) => (long)Fixed(number);

    private static ulong Varint(ref ReadOnlySpan<byte> data)
    {
        ulong value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var part = data[0];
            data = data[1..];
            value |= (ulong)(part & 127) << shift;
            if (part < 128) return value;
        }
    }
}
