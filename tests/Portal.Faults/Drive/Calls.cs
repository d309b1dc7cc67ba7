using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Portal.Faults.World;
using Portal.Tests.Harness;

namespace Portal.Faults.Drive;

/// <summary>What somebody was answered. Status 0: the connection was cut.</summary>
internal sealed record Heard(string Node, string Call, int Status, string? ContentType, string Text);

/// <summary>
/// Calls as a careful script makes them: every POST has an Idempotency-Key, and one that was cut, or told that the portal is
/// not available, is made again under it, at the other node.
/// </summary>
internal sealed class Calls(IReadOnlyList<Node> nodes, Func<string, string> tokenOf) : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(250);

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, ConnectTimeout = TimeSpan.FromSeconds(3) }) { Timeout = TimeSpan.FromSeconds(30) };
    private volatile bool _givenUp;
    private int _turn;

    public ConcurrentQueue<Heard> Heard { get; } = [];

    /// <summary>POSTs that were not answered for good in all that time: whether they were carried out is unknown.</summary>
    public ConcurrentQueue<string> Undecided { get; } = [];

    /// <summary>POSTs that were made again under their key.</summary>
    public int Repeated { get; private set; }

    /// <param name="cutAfter">Milliseconds after which the caller drops the first try; 0 does not.</param>
    /// <returns>The first answer that settles it; null when none came.</returns>
    public async Task<Answer?> PostAsync(string person, string path, object body, int cutAfter = 0)
    {
        var (key, text) = (Guid.NewGuid().ToString("N"), JsonSerializer.Serialize(body));
        var settled = await AgainAsync(HttpMethod.Post, person, path, text, key, cutAfter);
        if (settled is null) Undecided.Enqueue($"POST {path} {text}");
        return settled;
    }

    public Task<Answer?> GetAsync(string person, string path) => AgainAsync(HttpMethod.Get, person, path, null, null, 0);

    public void GiveUp() => _givenUp = true;

    public void Dispose() => _http.Dispose();

    private async Task<Answer?> AgainAsync(HttpMethod method, string person, string path, string? body, string? key, int cutAfter)
    {
        var since = TimeProvider.System.GetTimestamp();
        for (var tries = 0; !_givenUp && TimeProvider.System.GetElapsedTime(since) < Longest; tries++)
        {
            if (tries > 0)
            {
                if (key is not null) Repeated++;
                await Task.Delay(Between, TestContext.Current.CancellationToken);
            }
            var node = nodes[Interlocked.Increment(ref _turn) % nodes.Count];
            if (await OnceAsync(node, method, person, path, body, key, tries == 0 ? cutAfter : 0) is { } answer && !IsPassing(answer)) return answer;
        }
        return null;
    }

    private static bool IsPassing(Answer answer) => answer.Status is 429 or >= 500 || (answer.Status == 409 && answer["code"] == "inProgress");

    private async Task<Answer?> OnceAsync(Node node, HttpMethod method, string person, string path, string? body, string? key, int cutAfter)
    {
        var call = $"{method} {path}";
        using var request = new HttpRequestMessage(method, $"{node.Portal.Address}/api/v1{path}") { Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", tokenOf(person));
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        using var cut = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        if (cutAfter > 0) cut.CancelAfter(cutAfter);
        try
        {
            using var response = await _http.SendAsync(request, cut.Token);
            var text = await response.Content.ReadAsStringAsync(cut.Token);
            var type = response.Content.Headers.ContentType?.MediaType;
            Heard.Enqueue(new Heard(node.Name, call, (int)response.StatusCode, type, text));
            return new Answer((int)response.StatusCode, text, type, response.Headers.Concat(response.Content.Headers).ToDictionary(header => header.Key, header => string.Join(", ", header.Value)));
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException || (fault is OperationCanceledException && !TestContext.Current.CancellationToken.IsCancellationRequested))
        {
            Heard.Enqueue(new Heard(node.Name, call, 0, null, fault.Message));
            return null;
        }
    }
}
