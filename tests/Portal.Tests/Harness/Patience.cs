namespace Portal.Tests.Harness;

/// <summary>Waits for what other processes do. How long is nobody's claim: the limit only ends a test that hangs.</summary>
public static class Patience
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    /// <param name="situation">What to say when it never comes.</param>
    /// <param name="limit">Of the long form of a suite; null takes the usual one.</param>
    public static async Task UntilAsync(Func<Task<bool>> isSo, Func<string> situation, TimeSpan? limit = null)
    {
        var since = TimeProvider.System.GetTimestamp();
        while (!await isSo())
        {
            if (TimeProvider.System.GetElapsedTime(since) > (limit ?? Limit)) throw new TimeoutException($"It never came. {situation()}");
            await Task.Delay(BetweenLooks, TestContext.Current.CancellationToken);
        }
    }
}
