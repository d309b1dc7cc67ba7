using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using Portal.AwsSandbox.Wire;

namespace Portal.AwsSandbox.CloudFormation.Templates;

/// <summary>Fn::Cidr: a block cut into equal smaller blocks.</summary>
internal static class CidrBlocks
{
    /// <param name="block">For example <c>10.0.0.0/16</c> or <c>2600:1f18::/56</c>.</param>
    /// <param name="count">1 to 256 blocks.</param>
    /// <param name="hostBits">Bits left to each block: 8 cuts IPv4 into /24, 64 cuts IPv6 into /64.</param>
    public static Value Cut(string block, int count, int hostBits)
    {
        var parts = block.Split('/');
        if (parts.Length != 2 || !IPAddress.TryParse(parts[0], out var address) || !int.TryParse(parts[1], out var mask) || count is < 1 or > 256)
            throw AwsException.Validation($"Template error: {block} is not a valid CIDR block, or the count {count} is not between 1 and 256");
        var width = address.AddressFamily == AddressFamily.InterNetwork ? 32 : 128;
        var bytes = new byte[16];
        address.GetAddressBytes().CopyTo(bytes, 16 - width / 8);
        var start = BinaryPrimitives.ReadUInt128BigEndian(bytes);
        var size = UInt128.One << hostBits;
        var room = width - mask >= 128 ? UInt128.MaxValue : (UInt128.One << (width - mask)) / size;
        if (hostBits < 1 || hostBits > width - mask || (UInt128)count > room)
            throw AwsException.Validation($"Template error: Fn::Cidr can not cut {count} blocks of {hostBits} bits from {block}");
        return Value.Of(Enumerable.Range(0, count).Select(n => $"{Text(start + size * (UInt128)n, width)}/{width - hostBits}"));
    }

    private static string Text(UInt128 number, int width)
    {
        var bytes = new byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, number);
        return new IPAddress(bytes.AsSpan(16 - width / 8)).ToString();
    }
}
