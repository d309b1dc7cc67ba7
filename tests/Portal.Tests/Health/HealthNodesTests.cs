using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using Portal.Platform.Data;
using Portal.Tests.Harness;

namespace Portal.Tests.Health;

/// <summary>Two portals on one store: each pass is one's, and the other goes on when that one is killed.</summary>
public sealed class HealthNodesTests : IAsyncLifetime
{
    private const double Period = 2;

    private RunningSandbox _sandbox = null!;
    private CallRecorder _recorder = null!;
    private RunningPortal _first = null!;
    private EmbeddedPostgres _store = null!;
    private RunningPortal _second = null!;

    public async ValueTask InitializeAsync()
    {
        _sandbox = await RunningSandbox.StartAsync(1000);
        _recorder = await CallRecorder.StartAsync(_sandbox.Place);
        var settings = new Dictionary<string, string>(HealthWorld.Fast) { ["Portal__Health__EverySeconds"] = $"{Period}", ["Portal__Health__SeldomEverySeconds"] = "4" };
        _first = await RunningPortal.StartAsync(_recorder.Place, settings);
        _store = await EmbeddedPostgres.StartAsync(_first.Data, NullLogger.Instance, cancellation: TestContext.Current.CancellationToken);
        _second = await RunningPortal.StartAsync(_recorder.Place, new Dictionary<string, string>(settings) { ["Portal__Database"] = _store.ConnectionString });
    }

    public async ValueTask DisposeAsync()
    {
        await _second.DisposeAsync();
        await _store.DisposeAsync();
        await _first.DisposeAsync();
        await _recorder.DisposeAsync();
        await _sandbox.DisposeAsync();
    }

    [Fact]
    public async Task Nothing_is_collected_twice_and_a_killed_node_s_work_goes_on()
    {
        var done = await _first.CarryOutAsync(_first.Engineer, _first.ThreeTier(Line.NewName()));
        var id = (await _first.Engineer.EnvironmentAsync(done["environment"], "ready")).Id;
        await UntilHealthyAsync(id);
        var from = TimeProvider.System.GetUtcNow();
        await Patience.UntilAsync(() => Task.FromResult(CallsSince(from).Count >= 8), () => "No calls came.");
        // A pass is planned a period after the one before, so no two are nearer to each other, however many nodes there are.
        var calls = CallsSince(from);
        calls.Zip(calls.Skip(1)).ShouldAllBe(pair => (pair.Second - pair.First).TotalSeconds > Period / 2);

        await _first.KillAsync();
        var killed = TimeProvider.System.GetUtcNow();
        await Patience.UntilAsync(() => Task.FromResult(CallsSince(killed.AddSeconds(Period)).Count >= 3), () => "The other node did not take over.");
        var after = CallsSince(killed);
        TestContext.Current.TestOutputHelper?.WriteLine($"The first pass came {(after[0] - killed).TotalSeconds:0.0} s after the kill; a period is {Period} s.");
        after.Zip(after.Skip(1)).ShouldAllBe(pair => (pair.Second - pair.First).TotalSeconds > Period / 2);
        (await _second.Engineer.GetAsync($"/environments/{id}/health")).Should(HttpStatusCode.OK)["state"].ShouldBe("healthy");
    }

    // One look of a pass stands for it: the environment's region has the only instances.
    private List<DateTimeOffset> CallsSince(DateTimeOffset from) => [.. _recorder.Calls.Where(call => call.Action == "DescribeAutoScalingGroups" && call.At > from).Select(call => call.At).Order()];

    private Task UntilHealthyAsync(string id) => Patience.UntilAsync(async () => (await _first.Engineer.GetAsync($"/environments/{id}/health"))["state"] == "healthy", () => _first.Log[^2000..]);
}
