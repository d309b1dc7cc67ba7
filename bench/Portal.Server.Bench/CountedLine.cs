using System.Net;
using System.Net.Sockets;

namespace Portal.Server.Bench;

/// <summary>A line to the portal that passes all bytes and counts those that come from it, as they are sent: heads, packed bodies and frames.</summary>
internal sealed class CountedLine : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _over = new();
    private readonly int _to;
    private readonly Task _accepting;
    private long _bytes;

    /// <param name="to">A port of this machine.</param>
    public CountedLine(int to)
    {
        _to = to;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    public long Bytes => Interlocked.Read(ref _bytes);

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _listener.Dispose();
        _over.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (true) _ = PassAsync(await _listener.AcceptTcpClientAsync(_over.Token));
    }

    private async Task PassAsync(TcpClient browser)
    {
        try
        {
            using (browser)
            using (var portal = new TcpClient())
            {
                await portal.ConnectAsync(IPAddress.Loopback, _to, _over.Token);
                browser.NoDelay = portal.NoDelay = true;
                await Task.WhenAny(CopyAsync(browser.GetStream(), portal.GetStream(), false), CopyAsync(portal.GetStream(), browser.GetStream(), true));
            }
        }
        catch (Exception gone) when (gone is IOException or SocketException or OperationCanceledException)
        {
            // Either end may go; the other is told by its connection's end.
        }
    }

    private async Task CopyAsync(NetworkStream from, NetworkStream to, bool counts)
    {
        var buffer = new byte[1 << 16];
        while (await from.ReadAsync(buffer, _over.Token) is var read and > 0)
        {
            if (counts) Interlocked.Add(ref _bytes, read);
            await to.WriteAsync(buffer.AsMemory(0, read), _over.Token);
        }
    }
}
