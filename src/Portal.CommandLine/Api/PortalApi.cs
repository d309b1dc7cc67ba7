using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Portal.CommandLine.SignIn;

namespace Portal.CommandLine.Api;

/// <summary>The portal's API, <c>/api/v1</c>, with one token.</summary>
internal sealed class PortalApi(Connection connection) : IDisposable
{
    /// <summary>A node that restarts is back, or another answers in its place, within this many tries.</summary>
    private const int Tries = 3;

    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(0.5), LongestWait = TimeSpan.FromSeconds(60);

    // A redirect would take the token to somebody else.
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, ConnectTimeout = TimeSpan.FromSeconds(10) }) { Timeout = TimeSpan.FromMinutes(5) };

    public string Url => connection.Url;

    public Task<JsonNode> GetAsync(string path, CancellationToken ct) => JsonAsync(() => Request(HttpMethod.Get, path), ct);

    /// <param name="key">The call with the same key again does nothing and gets the same answer.</param>
    public Task<JsonNode> PostAsync(string path, JsonNode? body, string key, CancellationToken ct) => JsonAsync(() =>
    {
        var request = Request(HttpMethod.Post, path);
        request.Headers.Add("Idempotency-Key", key);
        if (body is not null) request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        return request;
    }, ct);

    public Task<JsonNode> PostAsync(string path, JsonNode? body, CancellationToken ct) => PostAsync(path, body, Guid.NewGuid().ToString("N"), ct);

    /// <summary>The table of it, as CSV.</summary>
    public async Task<string> CsvAsync(string path, CancellationToken ct)
    {
        using var response = await SendAsync(() => Request(HttpMethod.Get, path, "text/csv"), ct);
        return await response.Content.ReadAsStringAsync(ct);
    }

    /// <summary>A stream of events, from its first line on.</summary>
    /// <exception cref="UnreachableException">It could not be opened, or broke off.</exception>
    public async IAsyncEnumerable<string> StreamAsync(string path, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        using var response = await SendAsync(() => Request(HttpMethod.Get, path, "text/event-stream"), ct);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(ct));
        while (await LineAsync(reader, ct) is { } line) yield return line;
    }

    public void Dispose() => _http.Dispose();

    private async Task<string?> LineAsync(StreamReader reader, CancellationToken ct)
    {
        try
        {
            return await reader.ReadLineAsync(ct);
        }
        catch (Exception fault) when (fault is IOException or HttpRequestException)
        {
            throw new UnreachableException($"The connection to {Url} broke off: {fault.Message}");
        }
    }

    private async Task<JsonNode> JsonAsync(Func<HttpRequestMessage> request, CancellationToken ct)
    {
        using var response = await SendAsync(request, ct);
        return await JsonOf(response, ct) ?? throw Strange();
    }

    private async Task<HttpResponseMessage> SendAsync(Func<HttpRequestMessage> make, CancellationToken ct)
    {
        for (var left = Tries - 1; ; left--)
        {
            var (response, fault) = await TryAsync(make, ct);
            if (response is { IsSuccessStatusCode: true }) return response;
            if (left > 0 && WaitBefore(response) is { } wait)
            {
                response?.Dispose();
                await Task.Delay(wait, ct);
                continue;
            }
            if (response is null) throw new UnreachableException($"No portal answers at {Url}: {fault} Is the address right, and does the portal run?");
            using (response) throw await RefusalAsync(response, ct);
        }
    }

    private async Task<(HttpResponseMessage? Response, string Fault)> TryAsync(Func<HttpRequestMessage> make, CancellationToken ct)
    {
        try
        {
            using var request = make();
            return (await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct), "");
        }
        catch (HttpRequestException fault)
        {
            return (null, fault.Message.TrimEnd('.') + ".");
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return (null, $"it took longer than {_http.Timeout.TotalMinutes:0} minutes.");
        }
    }

    /// <summary>Null: the same again would end the same.</summary>
    private static TimeSpan? WaitBefore(HttpResponseMessage? response) => response?.StatusCode switch
    {
        null or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout => BetweenTries,
        HttpStatusCode.TooManyRequests when response.Headers.RetryAfter?.Delta is { } asked && asked <= LongestWait => asked,
        _ => null,
    };

    private async Task<Exception> RefusalAsync(HttpResponseMessage response, CancellationToken ct)
    {
        if (response.Headers.Location is { } elsewhere && (int)response.StatusCode is >= 300 and < 400) return new UnreachableException($"{Url} sends callers on to {elsewhere}. Give that address as --url.");
        return await JsonOf(response, ct) is JsonObject problem && problem.ContainsKey("code")
            ? new RefusedException(response.StatusCode, problem, response.Headers.Location?.ToString())
            : new UnreachableException($"{Url} answered {(int)response.StatusCode}, and not as a portal does. Is the address right?");
    }

    private static async Task<JsonNode?> JsonOf(HttpResponseMessage response, CancellationToken ct)
    {
        try
        {
            return response.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) == true ? JsonNode.Parse(await response.Content.ReadAsStringAsync(ct)) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private UnreachableException Strange() => new($"{Url} answers, but not as a portal does. Is the address right?");

    private HttpRequestMessage Request(HttpMethod method, string path, string accept = "application/json")
    {
        var request = new HttpRequestMessage(method, $"{connection.Url}/api/v1/{path}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", connection.Token);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(accept));
        return request;
    }
}
