using System.Net.Sockets;
using System.Runtime.CompilerServices;
using Portal.Platform.Commands;

namespace Portal.Platform.Doctor;

/// <summary>What lies outside: the port to serve on and the mail server.</summary>
public sealed class CheckReach : IDoctorCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public async IAsyncEnumerable<Finding> LookAsync(ConsoleCall call, [EnumeratorCancellation] CancellationToken ct)
    {
        var settings = call.Settings;
        var isServed = await ConnectsAsync("127.0.0.1", settings.Port, call.Clock, ct);
        yield return isServed
            ? new Finding(Grade.Note, "port", $"something listens on port {settings.Port} already: a running portal, or a program that would keep it from starting.")
            : new Finding(Grade.Well, "port", $"{settings.Port} is free.");
        if (settings.Notifications.Mail is not { Host: { Length: > 0 } host, Port: var port })
            yield return new Finding(Grade.Note, "mail", "Portal:Notifications:Mail:Host is empty: notifications stay in the portal.");
        else
            yield return await ConnectsAsync(host, port, call.Clock, ct)
                ? new Finding(Grade.Well, "mail", $"{host} answers on port {port}.")
                : new Finding(Grade.Wrong, "mail", $"{host} does not answer on port {port}. Look at Portal:Notifications:Mail, and whether a firewall stands between.");
    }

    private static async Task<bool> ConnectsAsync(string host, int port, TimeProvider clock, CancellationToken ct)
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
