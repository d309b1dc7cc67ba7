using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Portal.Server.Bench;

/// <summary>
/// One connection that sends the same call again and again. It shares the machine with what it measures, so it does no more
/// than HTTP asks of a client: a status, and the whole body.
/// </summary>
internal sealed class Wire : IDisposable
{
    private const int MostOfHead = 4096;

    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _buffer = new byte[1 << 20];
    private readonly byte[] _call;

    private Wire(byte[] call) => _call = call;

    public static async Task<Wire> OpenAsync(Uri address, string path, string token)
    {
        var wire = new Wire(Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: {address.Authority}\r\nAuthorization: Bearer {token}\r\nAccept: application/json\r\n\r\n"));
        await wire._socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, address.Port));
        return wire;
    }

    /// <summary>One call and its whole answer.</summary>
    /// <returns>Bytes of the answer, its head included. Throws on any status but 200.</returns>
    public async ValueTask<int> CallAsync()
    {
        await _socket.SendAsync(_call);
        var (have, whole) = (0, -1);
        while (whole < 0 || have < whole)
        {
            var read = await _socket.ReceiveAsync(_buffer.AsMemory(have));
            if (read == 0) throw new IOException("The portal closed the connection.");
            have += read;
            if (whole < 0) whole = Length(_buffer.AsSpan(0, have));
        }
        return whole;
    }

    public string Answer(int length) => Encoding.UTF8.GetString(_buffer, 0, length);

    public void Dispose() => _socket.Dispose();

    /// <summary>Bytes of the whole answer; -1 while that can't be told yet.</summary>
    private static int Length(ReadOnlySpan<byte> have)
    {
        var end = have.IndexOf("\r\n\r\n"u8);
        if (end < 0) return -1;
        if (!have.StartsWith("HTTP/1.1 200 "u8)) throw new IOException($"The portal answered {Encoding.UTF8.GetString(have[..Math.Min(have.Length, MostOfHead)])}");
        var head = Encoding.ASCII.GetString(have[..end]);
        var at = head.IndexOf("\r\nContent-Length: ", StringComparison.OrdinalIgnoreCase);
        if (at >= 0)
        {
            var value = head.AsSpan(at + "\r\nContent-Length: ".Length);
            var line = value.IndexOf('\r');
            return end + 4 + int.Parse(line < 0 ? value : value[..line], NumberStyles.None, CultureInfo.InvariantCulture);
        }
        // In chunks: nothing follows the last one, because the next call is sent after it.
        return have.EndsWith("\r\n0\r\n\r\n"u8) ? have.Length : -1;
    }
}
