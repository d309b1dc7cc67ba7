using System.Text;
using System.Text.Json.Nodes;
using Portal.Platform.Accounts;
using Microsoft.Extensions.DependencyInjection;
using Portal.Tests.Harness;
using Portal.Tests.Platform.Access.Roles;
using Portal.Tests.Platform.Api.OpenApi;

namespace Portal.Tests.Platform.Api.Fuzz;

/// <summary>A served portal of its own for hostile calls, on its own copy of the products: what they freeze, pause and end is nobody else's. Its AWS is the shared sandbox.</summary>
internal sealed class FuzzedPortal : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly string _templates;
    private readonly HttpClient _http;
    private readonly JudgeAnswer _judge;

    private FuzzedPortal(ServedPortal portal, string templates, RoleWorld world, JsonNode document)
    {
        (Portal, _templates, World, Document) = (portal, templates, world, document);
        _http = new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8 }) { BaseAddress = new Uri(portal.Address), Timeout = Patience };
        (_judge, People) = (new JudgeAnswer(document), new FuzzPeople(world));
    }

    public ServedPortal Portal { get; }

    public RoleWorld World { get; }

    public FuzzPeople People { get; }

    public SeenIds Ids { get; } = new();

    public JsonNode Document { get; }

    public static async Task<FuzzedPortal> StartAsync(SharedCluster cluster, SharedPortal shared)
    {
        var templates = Solution.NewFolder();
        Solution.CopyProducts(templates);
        var portal = await ServedPortal.StartAsync(cluster, [], ("TemplatesFolder", templates), ("Aws:Endpoint", (await shared.SandboxAsync()).Place.Url), ("Aws:CallsPerSecond", "200"),
            ("Access:Tokens:RequestsPerMinute", "10000000"), ("Access:Tokens:RequestsPerMinuteOfPerson", "10000000"));
        await portal.Services.GetRequiredService<NoteAccounts>().RunAsync(TestContext.Current.CancellationToken);
        using var http = portal.Client();
        var document = JsonNode.Parse(await http.GetStringAsync("/openapi/v1.json", TestContext.Current.CancellationToken))!;
        var fuzzed = new FuzzedPortal(portal, templates, await RoleWorld.MakeAsync(portal), document);
        await fuzzed.People.BeginAsync();
        return fuzzed;
    }

    /// <summary>Makes a call and judges its answer.</summary>
    public async Task<(FuzzAnswer? Answer, IReadOnlyList<string> Problems)> CallAsync(FuzzCall call)
    {
        var token = People.TokenOf(call.Who);
        try
        {
            using var request = call.Request(token);
            request.Headers.Add(NullableMembers.Header, "please");
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
            var type = response.Content.Headers.ContentType?.MediaType;
            // Events go on for as long as somebody listens.
            var text = type == "text/event-stream" ? "" : await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            var answer = new FuzzAnswer((int)response.StatusCode, type, text);
            if (answer.Status == 401 && token is not null) await People.RenewAsync(call.Who, token);
            var problems = _judge.Problems(call, answer).ToList();
            if (type == "application/json" && answer.Status < 300 && problems.Count == 0 && text.Length < 200_000) Ids.Learn(JsonNode.Parse(text));
            return (answer, [.. problems.Select(problem => $"{call.Method} {call.Operation?.Route}: the answer {answer.Status} {problem}\n  {call}\n  {(text.Length > 300 ? text[..300] : text)}")]);
        }
        catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException or IOException && !TestContext.Current.CancellationToken.IsCancellationRequested)
        {
            return (null, [$"{call.Method} {call.Operation?.Route}: no answer came ({fault.Message})\n  {call}"]);
        }
    }

    /// <summary>What a session of this person is shown at a path.</summary>
    public async Task<(int Status, string Text)> PageAsync(string path, string who)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("X-Person", People.ActorOf(who).Id.Value);
        using var answer = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Portal.DisposeAsync();
        Directory.Delete(_templates, recursive: true);
    }
}
