namespace Portal.AwsSandbox.State;

/// <summary>
/// Carries out and persists what is due while nobody asks. Nothing depends on it being quick: whoever asks is shown the present
/// anyway. It sleeps until the next thing is due, at least 50 ms so that steps are written together, at most a second.
/// </summary>
public sealed class Pump(World world, SimulatedClock clock, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var written = time.GetUtcNow();
        while (!stoppingToken.IsCancellationRequested)
        {
            var wait = Most;
            var persist = time.GetUtcNow() - written >= Most;
            if (persist) written = time.GetUtcNow();
            foreach (var region in world.Regions)
                if (region.Tick(persist) is { } due && clock.WallAt(due) - time.GetUtcNow() is var until && until < wait)
                    wait = until;
            await Task.Delay(wait < Least ? Least : wait, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
