using System.Net.Sockets;

namespace Portal.Platform.Doctor;

/// <summary>Whether somebody listens at a host and port.</summary>
internal static class Reach
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static async Task<bool> ConnectsAsync(string host, int port, TimeProvider clock, CancellationToken ct)
    {
        using var patience = new CancellationTokenSource(Patience, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, ct);
        try
        {
            using var socket = new TcpClient();
            await socket.ConnectAsync(host, port, both.Token);
            return true;
        }
        catch (Exception fault) when (fault is SocketException or ArgumentException || (fault is OperationCanceledException && !ct.IsCancellationRequested))
        {
            return false;
        }
    }
}
