using Portal.Tests.Harness;

namespace Portal.EndToEnd;

/// <summary>
/// A portal that looks each second, a sandbox of its own to be put into trouble, and environments in it. The sandbox's time is
/// hours behind: what happens there can be lived through at once, and be measured as past by the portal.
/// </summary>
public sealed class WatchedPortal : IAsyncLifetime
{
    public const double Fast = 1000;

    private const double HoursBehind = 6;

    private RunningSandbox? _sandbox;

    public RunningPortal Portal { get; private set; } = null!;

    /// <summary>Of the environment and of its stack.</summary>
    public string Name { get; } = Line.NewName();

    /// <summary>In a region of which no zone is lost: one for trouble that takes long to be over, and one that stays well.</summary>
    public string Measured { get; } = Line.NewName();
    public string Drilled { get; } = Line.NewName();
    public const string CalmRegion = "eu-west-1";

    public async ValueTask InitializeAsync()
    {
        _sandbox = await RunningSandbox.StartAsync(Fast);
        await ShowAsync(HoursBehind * 60);
        Portal = await RunningPortal.StartAsync(_sandbox.Place, new Dictionary<string, string>
        {
            ["Portal__Health__EverySeconds"] = "1",
            ["Portal__Health__CalmEverySeconds"] = "1",
            ["Portal__Health__SeldomEverySeconds"] = "2",
            ["Portal__Health__SettleSeconds"] = "1",
            ["Portal__Health__Thresholds__CeilingMinutes"] = "0.05",
        });
        await Task.WhenAll(StandAsync(Name, AwsPlace.Region), StandAsync(Measured, CalmRegion), StandAsync(Drilled, CalmRegion));
    }

    /// <summary>An order of the sandbox; without a body it is taken back.</summary>
    public Task ControlAsync(string path, object? body) => _sandbox!.ControlAsync(body is null ? HttpMethod.Delete : HttpMethod.Post, path, body ?? new { });

    /// <summary>The cloud lives on at once, to so many minutes before now; where it is later there already, nothing happens.</summary>
    public Task ShowAsync(double minutesAgo) => _sandbox!.ControlAsync(HttpMethod.Put, "clock", new { at = TimeProvider.System.GetUtcNow().AddMinutes(-minutesAgo).ToString("O") });

    /// <summary>The cloud lives through some minutes at once.</summary>
    public Task ForwardAsync(double minutes) => _sandbox!.ForwardAsync(minutes);

    private async Task StandAsync(string name, string region)
    {
        var done = await Portal.CarryOutAsync(Portal.Engineer, Portal.ThreeTier(name).With("region", region));
        await Portal.Engineer.EnvironmentAsync(done["environment"], "ready");
    }

    public async ValueTask DisposeAsync()
    {
        await Portal.DisposeAsync();
        if (_sandbox is not null) await _sandbox.DisposeAsync();
    }
}
