using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Playwright;
using Portal.Platform.Data;
using Portal.Tests.Deployments;
using Portal.Tests.Harness;

namespace Portal.EndToEnd;

/// <summary>Two portals behind nginx on one PostgreSQL: a node is killed under an open page, and both are restarted in turn under load.</summary>
public sealed class NodesTests(Browser browser) : IAsyncLifetime
{
    // Who restarts nodes under load calls more often than any person.
    private static readonly Dictionary<string, string> Unlimited = new() { ["Portal__Access__Tokens__RequestsPerMinute"] = "1000000", ["Portal__Access__Tokens__RequestsPerMinuteOfPerson"] = "1000000" };

    private RunningSandbox sandbox = null!;
    private RunningPortal first = null!;
    private RunningPortal second = null!;
    private EmbeddedPostgres store = null!;
    private Nginx nginx = null!;

    public async ValueTask InitializeAsync()
    {
        sandbox = await RunningSandbox.StartAsync(60);
        first = await RunningPortal.StartAsync(sandbox.Place, Unlimited);
        store = await EmbeddedPostgres.StartAsync(first.Data, NullLogger.Instance, cancellation: TestContext.Current.CancellationToken);
        second = await RunningPortal.StartAsync(sandbox.Place, new Dictionary<string, string>(Unlimited) { ["Portal__Database"] = store.ConnectionString });
        nginx = await Nginx.StartAsync(first.Address, second.Address);
    }

    public async ValueTask DisposeAsync()
    {
        if (nginx is not null) await nginx.DisposeAsync();
        await second.DisposeAsync();
        await store.DisposeAsync();
        await first.DisposeAsync();
        await sandbox.DisposeAsync();
    }

    [Fact]
    public async Task A_page_and_a_deployment_outlive_the_node_that_held_them()
    {
        var name = Line.NewName();
        await sandbox.HangAsync(name, "create", "Unread");
        var review = await first.SendAsync(first.NoticeBoard(name));
        await first.Engineer.DeploymentAsync(review["environment"], "inProgress");
        var draft = (await first.Engineer.PostAsync("/requests", first.NoticeBoard(Line.NewName()).With("draft", true))).Should(HttpStatusCode.Created);

        var page = await browser.SignInAsync(nginx.Address, "Mara Lindqvist");
        await using var atFailure = new PicturesAtFailure(page);
        await Browser.GoAsync(page, $"/requests/{draft.Id}/edit");
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("board-typed");
        var (holds, other) = first.Address.EndsWith(nginx.NodeOfLastPage(), StringComparison.Ordinal) ? (first, second) : (second, first);
        await page.EvaluateAsync("window.before = true");
        await holds.KillAsync();

        // The same page, loaded anew from the other node, with what was typed.
        await Patience.UntilAsync(async () =>
        {
            try
            {
                return await page.EvaluateAsync<bool>("!window.before && document.querySelector('main[data-live=yes]') !== null");
            }
            catch (PlaywrightException)
            {
                // It is being loaded at this moment.
                return false;
            }
        }, () => page.Url);
        await Assertions.Expect(page.GetByLabel("Name", new() { Exact = true })).ToHaveValueAsync("board-typed");
        page.Url.ShouldEndWith($"/requests/{draft.Id}/edit");
        await sandbox.ControlAsync(HttpMethod.Delete, "stuck", new { });
        await other.WithToken(first.TokenOf("engineer-shop")).UntilAsync(review["request"], "done");
    }

    [Fact]
    public async Task A_rolling_restart_under_load_fails_no_request()
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false, PooledConnectionLifetime = TimeSpan.FromSeconds(1) }) { BaseAddress = new Uri(nginx.Address) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", first.TokenOf("engineer-shop"));
        using var over = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var answered = 0;
        var wrong = new System.Collections.Concurrent.ConcurrentQueue<string>();
        async Task LoadAsync()
        {
            while (!over.IsCancellationRequested)
            {
                try
                {
                    using var answer = await http.GetAsync("/api/v1/environments", CancellationToken.None);
                    if (answer.IsSuccessStatusCode) Interlocked.Increment(ref answered);
                    else wrong.Enqueue($"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(CancellationToken.None)}");
                }
                catch (HttpRequestException fault)
                {
                    wrong.Enqueue(fault.Message);
                }
            }
        }
        var load = Enumerable.Range(0, 4).Select(_ => LoadAsync()).ToList();
        foreach (var node in new[] { second, first })
        {
            var before = answered;
            await node.StopAsync();
            await Patience.UntilAsync(() => Task.FromResult(answered > before + 20), () => $"{answered} answers");
            await node.StartAsync();
        }
        await over.CancelAsync();
        await Task.WhenAll(load);
        wrong.ShouldBeEmpty();
        TestContext.Current.TestOutputHelper?.WriteLine($"{answered} requests were answered.");
    }
}
