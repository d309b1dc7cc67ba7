using Portal.CommandLine.Calls;

namespace Portal.CommandLine.Follow;

/// <summary>Ends what takes longer than --timeout allows.</summary>
internal static class TimeIsUp
{
    /// <param name="after">Null: never.</param>
    /// <exception cref="CommandFailedException">The time was up.</exception>
    public static async Task<T> RunAsync<T>(TimeSpan? after, TimeProvider clock, Func<CancellationToken, Task<T>> run, CancellationToken ct)
    {
        if (after is not { } time) return await run(ct);
        using var up = new CancellationTokenSource(time, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(up.Token, ct);
        try
        {
            return await run(both.Token);
        }
        catch (OperationCanceledException) when (up.IsCancellationRequested && !ct.IsCancellationRequested)
        {
            throw new CommandFailedException(ExitCode.TimedOut, $"The time is up ({time.TotalSeconds:0} s). It goes on without being watched.");
        }
    }
}
