using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Portal.Platform;

namespace Portal.Sandbox;

/// <summary>
/// The control API of the AWS endpoint, where that endpoint is a sandbox. AWS and moto have none: then
/// <see cref="IsThereAsync"/> is false, and nothing else here is called.
/// </summary>
public sealed class SandboxControl(IOptions<PortalSettings> settings) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false }) { Timeout = Patience };

    /// <summary>Whether the endpoint has a control API; false as well when it does not answer.</summary>
    public async Task<bool> IsThereAsync(CancellationToken ct)
    {
        if (Address("ready") is not { } address) return false;
        try
        {
            using var answer = await _http.GetAsync(address, ct);
            return answer.StatusCode is HttpStatusCode.OK;
        }
        catch (Exception fault) when (fault is HttpRequestException || (fault is TaskCanceledException && !ct.IsCancellationRequested))
        {
            return false;
        }
    }

    public Task<SandboxAnswer> ReadAsync(string path, CancellationToken ct) => SendAsync(HttpMethod.Get, path, null, ct);

    /// <summary>Gives one order. What the sandbox refuses comes back as its own sentence.</summary>
    /// <param name="path">Below <c>/_sandbox/</c>.</param>
    public async Task<SandboxAnswer> SendAsync(HttpMethod method, string path, object? body, CancellationToken ct)
    {
        using var order = new HttpRequestMessage(method, Address(path) ?? throw new InvalidOperationException("The AWS endpoint is AWS itself; it has no control API."));
        if (body is not null) order.Content = JsonContent.Create(body);
        try
        {
            using var answer = await _http.SendAsync(order, ct);
            var text = await answer.Content.ReadAsStringAsync(ct);
            return answer.IsSuccessStatusCode ? new SandboxAnswer(text, null) : new SandboxAnswer(text, Sentence(text, answer.StatusCode));
        }
        catch (Exception fault) when (fault is HttpRequestException || (fault is TaskCanceledException && !ct.IsCancellationRequested))
        {
            return new SandboxAnswer("", "The sandbox does not answer. Is it running?");
        }
    }

    public void Dispose() => _http.Dispose();

    private Uri? Address(string path) =>
        settings.Value.Aws.Endpoint is { Length: > 0 } endpoint ? new Uri($"{endpoint.TrimEnd('/')}/_sandbox/{path}") : null;

    private static string Sentence(string text, HttpStatusCode status)
    {
        try
        {
            using var body = JsonDocument.Parse(text);
            if (body.RootElement.ValueKind is JsonValueKind.Object && body.RootElement.TryGetProperty("message", out var message) && message.GetString() is { } said) return said;
        }
        catch (JsonException)
        {
            // No sentence of the sandbox: its status has to do.
        }
        return $"The sandbox refused with {(int)status}.";
    }
}

/// <summary>What the sandbox answered.</summary>
/// <param name="Body">JSON; empty where there is nothing to say.</param>
/// <param name="Refusal">Why it was not done; null when it was.</param>
public sealed record SandboxAnswer(string Body, string? Refusal);
