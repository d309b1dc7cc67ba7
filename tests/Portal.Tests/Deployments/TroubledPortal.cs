using Portal.Tests.Harness;

namespace Portal.Tests.Deployments;

/// <summary>A portal on a sandbox whose troubles are ordered by the tests, stack by stack.</summary>
public sealed class TroubledPortal : IAsyncDisposable
{
    /// <summary>Slow enough to be met while it runs.</summary>
    public const double Speed = 60;

    public RunningSandbox Sandbox { get; private set; } = null!;
    public RunningPortal Portal { get; private set; } = null!;

    public async Task<TroubledPortal> StartAsync()
    {
        if (Portal is not null) return this;
        Sandbox = await RunningSandbox.StartAsync(Speed);
        Portal = await RunningPortal.StartAsync(Sandbox.Place, new Dictionary<string, string> { ["Portal__Deployments__StuckAfterMinutes"] = "0.05", ["Portal__Deployments__StuckAfterTimes"] = "1" });
        return this;
    }

    public async ValueTask DisposeAsync()
    {
        if (Portal is not null) await Portal.DisposeAsync();
        if (Sandbox is not null) await Sandbox.DisposeAsync();
    }
}
