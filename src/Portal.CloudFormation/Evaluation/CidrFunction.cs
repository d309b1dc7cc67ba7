using System.Net;
using System.Net.Sockets;
using Portal.CloudFormation.Syntax;

namespace Portal.CloudFormation.Evaluation;

/// <summary>Fn::Cidr: cuts a network into smaller ones. The third argument counts the bits left for hosts.</summary>
internal static class CidrFunction
{
    public static Value? Cidr(Expressions e, Entry call)
    {
        if (Arguments.Of(e, call, 2, 3) is not { } arguments) return Unknown.Invalid;
        var values = arguments.Select((argument, i) => e.Of(argument, i) ?? Unknown.Invalid).ToArray();
        if (values.Contains(Unknown.Invalid)) return Unknown.Invalid;

        // How many bits CloudFormation takes when the third argument is left out is not documented.
        if (values.Length == 2 || values.Any(value => value is Unknown)) return e.Symbolic(call, values);

        if (values[0] is not KnownScalar block || !IPNetwork.TryParse(block.Text, out var network))
            return e.Fail(arguments[0].At, "The first argument of Fn::Cidr must be a network such as 10.0.0.0/16.");
        var count = Arguments.Integer(e, values[1], arguments[1].At, "The count of Fn::Cidr");
        var hostBits = Arguments.Integer(e, values[2], arguments[2].At, "The bits of Fn::Cidr");
        if (count is null || hostBits is null) return Unknown.Invalid;
        if (count is < 1 or > 256) return e.Fail(arguments[1].At, $"The count of Fn::Cidr must be from 1 to 256; this is {count}.");
        return Cut(e, network, count.Value, hostBits.Value, arguments);
    }

    private static Value Cut(Expressions e, IPNetwork network, int count, int hostBits, IReadOnlyList<Node> arguments)
    {
        var width = network.BaseAddress.AddressFamily == AddressFamily.InterNetwork ? 32 : 128;
        var prefix = width - hostBits;
        if (hostBits < 1 || prefix < network.PrefixLength)
            return e.Fail(arguments[2].At, $"The bits of Fn::Cidr must be from 1 to {width - network.PrefixLength} for {network}; this is {hostBits}.");
        var spareBits = prefix - network.PrefixLength;
        if (spareBits < 31 && count > 1 << spareBits)
            return e.Fail(arguments[1].At, $"{network} holds {1 << spareBits} networks of /{prefix}, not {count}.");

        var start = ToNumber(network.BaseAddress);
        var cut = Enumerable.Range(0, count)
            .Select(i => start + ((UInt128)i << hostBits))
            .Select(address => KnownScalar.String($"{ToAddress(address, width)}/{prefix}"));
        return new KnownList([.. cut]);
    }

    private static UInt128 ToNumber(IPAddress address) =>
        address.GetAddressBytes().Aggregate(UInt128.Zero, (number, part) => (number << 8) | part);

    private static IPAddress ToAddress(UInt128 number, int width)
    {
        var bytes = new byte[width / 8];
        for (var i = bytes.Length - 1; i >= 0; i--, number >>= 8) bytes[i] = (byte)(number & 0xFF);
        return new IPAddress(bytes);
    }
}
