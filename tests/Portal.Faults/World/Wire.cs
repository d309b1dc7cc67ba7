using System.Net;
using System.Net.Sockets;

namespace Portal.Faults.World;

internal enum WireState { Whole, Refused, Reset, HalfClosed, Slow, Silent }

/// <summary>A line to AWS or to the store: bytes pass it as they are, until it is cut, slowed, swallows them, or is closed on one side.</summary>
internal sealed class Wire : IAsyncDisposable
{
    private static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(700);

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly IPEndPoint _to;
    private readonly CancellationTokenSource _over = new();
    private readonly Lock _gate = new();
    private readonly HashSet<Socket> _open = [];
    private Task _accepting = Task.CompletedTask;

    private Wire(IPEndPoint to) => _to = to;

    public string Address => $"http://127.0.0.1:{Port}";

    public WireState State { get; private set; }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public static Wire To(int port)
    {
        var wire = new Wire(new IPEndPoint(IPAddress.Loopback, port));
        wire._listener.Start();
        wire._accepting = wire.AcceptAsync();
        return wire;
    }

    /// <summary>From now on. What is open goes on, but a cut takes it along, and nothing that was swallowed comes back: its connections are reset when the silence ends.</summary>
    public void Turn(WireState state)
    {
        var before = State;
        State = state;
        if (before is not WireState.Silent && state is (WireState.Whole or WireState.Slow or WireState.Silent)) return;
        lock (_gate)
        {
            foreach (var socket in _open) End(socket, state is WireState.HalfClosed ? state : WireState.Reset);
            _open.Clear();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        _listener.Stop();
        Turn(WireState.Reset);
        await _accepting;
        _over.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_over.IsCancellationRequested)
        {
            try
            {
                _ = PassAsync(await _listener.AcceptSocketAsync(_over.Token));
            }
            catch (Exception fault) when (fault is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                // The end, or a caller that went away before it was taken.
            }
        }
    }

    private async Task PassAsync(Socket from)
    {
        using var near = from;
        if (State is WireState.Refused or WireState.Reset)
        {
            End(near, WireState.Reset);
            return;
        }
        using var far = new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await far.ConnectAsync(_to, _over.Token);
            lock (_gate) _open.UnionWith([near, far]);
            await Task.WhenAll(CopyAsync(near, far), CopyAsync(far, near));
        }
        catch (Exception fault) when (fault is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Cut, which is what it is for.
        }
        finally
        {
            lock (_gate) _open.ExceptWith([near, far]);
        }
    }

    // An end that is gone is told to the other one: else the database would hold a killed node's locks for it.
    private async Task CopyAsync(Socket from, Socket to)
    {
        try
        {
            await CopyUntilClosedAsync(from, to);
        }
        catch
        {
            End(from, WireState.Reset);
            End(to, WireState.Reset);
            throw;
        }
    }

    private async Task CopyUntilClosedAsync(Socket from, Socket to)
    {
        var buffer = new byte[16_384];
        int read;
        while ((read = await from.ReceiveAsync(buffer, _over.Token)) > 0)
        {
            // What is swallowed is gone, and this connection stays as dumb as a network's would.
            if (State is WireState.Silent) await SilenceEndsAsync();
            if (State is WireState.Slow) await Task.Delay(Delay, _over.Token);
            await to.SendAsync(buffer.AsMemory(0, read), _over.Token);
        }
        to.Shutdown(SocketShutdown.Send);
    }

    private async Task SilenceEndsAsync()
    {
        while (State is WireState.Silent) await Task.Delay(50, _over.Token);
        throw new SocketException((int)SocketError.ConnectionReset);
    }

    private static void End(Socket socket, WireState how)
    {
        try
        {
            if (how is WireState.HalfClosed) socket.Shutdown(SocketShutdown.Send);
            else
            {
                // No lingering: the other side gets a reset.
                socket.LingerState = new LingerOption(true, 0);
                socket.Close();
            }
        }
        catch (Exception fault) when (fault is SocketException or ObjectDisposedException)
        {
            // Over already.
        }
    }
}
