namespace Portal.Tests.Harness;

/// <summary>A portal and a sandbox of one class of tests, which may kill them, or read what is told of all.</summary>
public sealed class OwnPortal : IAsyncLifetime
{
    // A three-tier environment stands within a second or two.
    private const double Speed = 1000;

    public RunningSandbox Sandbox { get; private set; } = null!;
    public RunningPortal Portal { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Sandbox = await RunningSandbox.StartAsync(Speed);
        Portal = await RunningPortal.StartAsync(Sandbox.Place);
    }

    public async ValueTask DisposeAsync()
    {
        await Portal.DisposeAsync();
        await Sandbox.DisposeAsync();
    }
}
