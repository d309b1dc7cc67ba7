using Portal.Tests.Harness;

namespace Portal.EndToEnd;

/// <summary>A portal that looks each second, a sandbox of its own to be put into trouble, and one environment in it.</summary>
public sealed class WatchedPortal : IAsyncLifetime
{
    public const double Fast = 1000;

    private RunningSandbox? _sandbox;

    public RunningPortal Portal { get; private set; } = null!;

    /// <summary>Of the environment and of its stack.</summary>
    public string Name { get; } = Line.NewName();

    public async ValueTask InitializeAsync()
    {
        _sandbox = await RunningSandbox.StartAsync(Fast);
        Portal = await RunningPortal.StartAsync(_sandbox.Place, new Dictionary<string, string>
        {
            ["Portal__Health__EverySeconds"] = "1",
            ["Portal__Health__CalmEverySeconds"] = "1",
            ["Portal__Health__SeldomEverySeconds"] = "2",
            ["Portal__Health__SettleSeconds"] = "1",
        });
        var done = await Portal.CarryOutAsync(Portal.Engineer, Portal.ThreeTier(Name));
        await Portal.Engineer.EnvironmentAsync(done["environment"], "ready");
    }

    /// <summary>An order of the sandbox; without a body it is taken back.</summary>
    public Task ControlAsync(string path, object? body) => _sandbox!.ControlAsync(body is null ? HttpMethod.Delete : HttpMethod.Post, path, body ?? new { });

    /// <summary>The cloud lives through some minutes at once.</summary>
    public Task ForwardAsync(double minutes) => _sandbox!.ForwardAsync(minutes);

    public async ValueTask DisposeAsync()
    {
        await Portal.DisposeAsync();
        if (_sandbox is not null) await _sandbox.DisposeAsync();
    }
}
