namespace Portal.Sandbox;

/// <summary>Whether the endpoint is a sandbox, looked up now and then: the sidebar asks this and must not wait.</summary>
public sealed class WatchForSandbox(SandboxControl control, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(30);
    private volatile bool _isThere;

    public bool IsThere => _isThere;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var ticks = new PeriodicTimer(Between, clock);
        do _isThere = await control.IsThereAsync(stoppingToken);
        while (await ticks.WaitForNextTickAsync(stoppingToken));
    }
}
