using System.Net;
using System.Net.Sockets;

namespace Portal.Platform.Notifications.Webhooks;

/// <summary>
/// HTTP that connects only where <see cref="OutsideNetwork"/> allows. The address is judged after the name is resolved
/// and the connection goes to that very address, so a name that resolves differently a moment later gains nothing.
/// </summary>
public sealed class OutsideHttp : IDisposable
{
    private readonly OutsideNetwork _outside;

    public OutsideHttp(OutsideNetwork outside)
    {
        _outside = outside;
        Client = new HttpClient(new SocketsHttpHandler
        {
            // A redirect would lead past what was typed in; a proxy would resolve the name itself.
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            ConnectCallback = ConnectAsync,
            PooledConnectionLifetime = TimeSpan.FromMinutes(1),
        })
        { Timeout = Timeout.InfiniteTimeSpan };
    }

    public HttpClient Client { get; }

    public void Dispose() => Client.Dispose();

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken ct)
    {
        var host = context.DnsEndPoint.Host;
        var addresses = IPAddress.TryParse(host, out var literal) ? [literal] : await Dns.GetHostAddressesAsync(host, ct);
        var plainHttp = context.InitialRequestMessage.RequestUri?.Scheme == Uri.UriSchemeHttp;
        // One forbidden address is enough to refuse: a name that points inside and outside is not to be trusted.
        if (addresses.FirstOrDefault(address => !_outside.Allows(address)) is { } inside) throw new ForbiddenAddressException($"{host} is {inside}, which is not a public address, and no allowed network holds it.");
        if (plainHttp && addresses.Any(address => !_outside.IsAllowedByName(address))) throw new ForbiddenAddressException("Plain http is for allowed networks only. Use https.");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

public sealed class ForbiddenAddressException(string message) : Exception(message);
