using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Portal.Tests.Harness;

namespace Portal.Faults.World;

/// <summary>A page as a browser holds it open: signed in, a circuit on the server, live over a WebSocket.</summary>
internal sealed partial class Circuit : IDisposable
{
    private const byte EndOfRecord = 0x1e;

    private readonly ClientWebSocket _socket = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<Circuit> OpenAsync(RunningPortal portal, string page)
    {
        var cookies = new CookieContainer();
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false, CookieContainer = cookies }) { BaseAddress = new Uri(portal.Address) };
        var token = AntiforgeryToken().Match(await http.GetStringAsync("/sign-in", Cancellation)).Groups[1].Value;
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["__RequestVerificationToken"] = token, ["person"] = "tomas.rey", ["returnUrl"] = page });
        using var signedIn = await http.PostAsync("/sign-in", form, Cancellation);
        var html = await signedIn.Content.ReadAsStringAsync(Cancellation);
        signedIn.StatusCode.ShouldBe(HttpStatusCode.OK, html);

        using var negotiated = await http.PostAsync("/_blazor/negotiate?negotiateVersion=1", null, Cancellation);
        var connection = JsonDocument.Parse(await negotiated.Content.ReadAsStringAsync(Cancellation)).RootElement.GetProperty("connectionToken").GetString()!;
        var circuit = new Circuit();
        circuit._socket.Options.Cookies = cookies;
        await circuit._socket.ConnectAsync(new Uri($"{portal.Address.Replace("http:", "ws:", StringComparison.Ordinal)}/_blazor?id={connection}"), Cancellation);
        await circuit.BeginAsync(portal.Address, page, html);
        return circuit;
    }

    /// <summary>Without a good-bye, as a laptop that is shut.</summary>
    public void Drop()
    {
        _socket.Abort();
        Dispose();
    }

    public void Dispose() => _socket.Dispose();

    private async Task BeginAsync(string address, string page, string html)
    {
        await SendAsync([.. Encoding.UTF8.GetBytes("""{"protocol":"blazorpack","version":1}"""), EndOfRecord]);
        (await ReceiveAsync())[^1].ShouldBe(EndOfRecord);
        var components = $"[{string.Join(',', Markers().Matches(html).Select(marker => marker.Groups[1].Value).Where(marker => marker.Contains("\"type\":\"server\"", StringComparison.Ordinal) && marker.Contains("\"descriptor\"", StringComparison.Ordinal)))}]";
        var state = State().Match(html) is { Success: true } kept ? kept.Groups[1].Value : "";
        var call = new MessagePack().Array(5).Number(1).Map(0).Text("0").Text("StartCircuit").Array(4).Text(address + "/").Text(address + page).Text(components).Text(state);
        await SendAsync(call.WithLength());
        // The first render, or the circuit's id: it stands.
        (await ReceiveAsync()).Length.ShouldBeGreaterThan(0);
    }

    private Task SendAsync(byte[] bytes) => _socket.SendAsync(bytes, WebSocketMessageType.Binary, endOfMessage: true, Cancellation);

    private async Task<byte[]> ReceiveAsync()
    {
        var all = new List<byte>();
        var buffer = new byte[16_384];
        while (true)
        {
            var got = await _socket.ReceiveAsync(buffer, Cancellation);
            all.AddRange(buffer.AsSpan(0, got.Count));
            if (got.EndOfMessage || got.MessageType is WebSocketMessageType.Close) return [.. all];
        }
    }

    [GeneratedRegex("""name="__RequestVerificationToken"[^>]*value="([^"]+)""")]
    private static partial Regex AntiforgeryToken();

    [GeneratedRegex("<!--Blazor:(\\{.*?\\})-->")]
    private static partial Regex Markers();

    [GeneratedRegex("<!--Blazor-Server-Component-State:(.*?)-->")]
    private static partial Regex State();
}
