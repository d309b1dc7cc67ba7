using System.Globalization;
using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Portal.Server.Bench.Circuits;

/// <summary>
/// A page that is open as a browser has it open, but for drawing: its document is fetched, its circuit started with the components that
/// the document names, every batch is acknowledged and every call into the browser is answered.
/// </summary>
internal sealed partial class OpenPage : IAsyncDisposable
{
    private const byte RecordEnd = 0x1e;

    private readonly ClientWebSocket _socket = new();
    private readonly SemaphoreSlim _sending = new(1);
    private readonly TaskCompletionSource _drawn = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _leaving = new();
    private readonly Uri _address;
    private Task _reading = Task.CompletedTask;
    private long _objects;

    private OpenPage(Uri address) => _address = address;

    /// <summary>Batches that were drawn, and acknowledged.</summary>
    public int Batches { get; private set; }

    /// <summary>What the circuit said went wrong; null while nothing did.</summary>
    public string? Fault { get; private set; }

    public static async Task<OpenPage> OpenAsync(HttpClient http, IReadOnlyList<Cookie> cookies, string path)
    {
        var page = new OpenPage(http.BaseAddress!);
        var header = string.Join("; ", cookies.Select(cookie => $"{cookie.Name}={cookie.Value}"));
        using var asked = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        asked.Headers.Add("Cookie", header);
        using var answer = await http.SendAsync(asked);
        var document = await answer.Content.ReadAsStringAsync();
        if (answer.StatusCode != HttpStatusCode.OK) throw new InvalidOperationException($"{path} answered {(int)answer.StatusCode}.");
        page._socket.Options.SetRequestHeader("Cookie", header);
        page._socket.Options.Proxy = null;
        await page._socket.ConnectAsync(new UriBuilder(page._address) { Scheme = "ws", Path = "_blazor" }.Uri, CancellationToken.None);
        await page.StartAsync(document, path);
        return page;
    }

    /// <summary>Somebody follows a link within the portal.</summary>
    public Task GoAsync(string path) => SendAsync("OnLocationChanged", new Uri(_address, path).ToString(), null, true);

    /// <summary>Goes without a good-bye, as a laptop that is shut.</summary>
    public async ValueTask DisposeAsync()
    {
        await _leaving.CancelAsync();
        await _reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _socket.Dispose();
        _sending.Dispose();
        _leaving.Dispose();
    }

    private async Task StartAsync(string document, string path)
    {
        var markers = Markers().Matches(document).Select(match => JsonNode.Parse(match.Groups[1].Value)!.AsObject()).Where(marker => marker["descriptor"] is not null).ToList();
        if (markers.Count == 0) throw new InvalidOperationException($"{path} holds no interactive component.");
        var state = State().Match(document) is { Success: true } found ? found.Groups[1].Value : "";
        await _socket.SendAsync(Encoding.UTF8.GetBytes("""{"protocol":"blazorpack","version":1}""" + (char)RecordEnd), WebSocketMessageType.Text, endOfMessage: true, _leaving.Token);
        var answer = new byte[1024];
        var said = await _socket.ReceiveAsync(answer.AsMemory(), _leaving.Token);
        if (Encoding.UTF8.GetString(answer, 0, said.Count).TrimEnd((char)RecordEnd) != "{}") throw new InvalidOperationException($"The hub refused: {Encoding.UTF8.GetString(answer, 0, said.Count)}");
        _reading = ReadAsync();
        await WriteAsync(Packing.Invocation("0", "StartCircuit", _address.ToString(), new Uri(_address, path).ToString(), "[]", state));
        var operations = new JsonArray([.. markers.Select((marker, n) => new JsonObject { ["type"] = "add", ["ssrComponentId"] = n + 1, ["marker"] = marker })]);
        await SendAsync("UpdateRootComponents", new JsonObject { ["batchId"] = 1, ["operations"] = operations }.ToJsonString(), state);
        await _drawn.Task.WaitAsync(TimeSpan.FromSeconds(60));
    }

    private async Task ReadAsync()
    {
        var buffer = new byte[1 << 16];
        while (!_leaving.IsCancellationRequested && _socket.State is WebSocketState.Open)
        {
            var count = 0;
            ValueWebSocketReceiveResult part;
            do
            {
                if (count == buffer.Length) Array.Resize(ref buffer, buffer.Length * 2);
                part = await _socket.ReceiveAsync(buffer.AsMemory(count), _leaving.Token);
                count += part.Count;
            }
            while (!part.EndOfMessage);
            foreach (var message in Packing.Read(buffer, count)) await HearAsync(message);
        }
    }

    private async Task HearAsync(List<object?> message)
    {
        if (message is [1L, _, _, string target, List<object?> arguments, ..])
            switch (target)
            {
                case "JS.RenderBatch":
                    Batches++;
                    await SendAsync("OnRenderCompleted", arguments[0], null);
                    _drawn.TrySetResult();
                    break;
                case "JS.BeginInvokeJS" when arguments[0] is long and not 0L:
                    // A module that was imported is an object of the browser's; nothing else is waited for.
                    var call = (long)arguments[0]!;
                    object? result = arguments[3] is 1L ? new Dictionary<string, long> { ["__jsObjectId"] = ++_objects } : null;
                    await SendAsync("EndInvokeJSFromDotNet", call, true, JsonSerializer.Serialize(new[] { call, true, result }));
                    break;
                case "JS.Error":
                    Fail(string.Create(CultureInfo.InvariantCulture, $"{arguments[0]}"));
                    break;
            }
        else if (message is [3L, _, _, 1L, string refused, ..]) Fail(refused);
        else if (message is [7L, string closed, ..]) Fail(closed);
    }

    private void Fail(string fault)
    {
        Fault ??= fault;
        _drawn.TrySetException(new InvalidOperationException(fault));
    }

    private Task SendAsync(string target, params object?[] arguments) => WriteAsync(Packing.Invocation(null, target, arguments));

    private async Task WriteAsync(byte[] message)
    {
        await _sending.WaitAsync(_leaving.Token);
        try
        {
            await _socket.SendAsync(message, WebSocketMessageType.Binary, endOfMessage: true, _leaving.Token);
        }
        finally
        {
            _sending.Release();
        }
    }

    [GeneratedRegex("<!--Blazor:(.*?)-->", RegexOptions.Singleline)]
    private static partial Regex Markers();

    [GeneratedRegex("<!--Blazor-Server-Component-State:(.*?)-->", RegexOptions.Singleline)]
    private static partial Regex State();
}
