using Portal.CommandLine.Api;
using Portal.CommandLine.Output;

namespace Portal.CommandLine.Follow;

/// <summary>Who follows something for an hour sees a portal restart: what does not answer is asked again for a while, once it has answered.</summary>
internal sealed class KeepTrying(Screen screen, TimeProvider clock)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(15), Patience = TimeSpan.FromMinutes(10);

    private bool _answered;

    /// <exception cref="UnreachableException">It never answered, or not for ten minutes.</exception>
    public async Task<T> RunAsync<T>(Func<Task<T>> ask, CancellationToken ct)
    {
        var since = clock.GetTimestamp();
        for (var wait = TimeSpan.FromSeconds(1); ; wait = wait * 2 < LongestWait ? wait * 2 : LongestWait)
        {
            try
            {
                var answer = await ask();
                _answered = true;
                return answer;
            }
            catch (UnreachableException fault) when (_answered && clock.GetElapsedTime(since) < Patience)
            {
                screen.Note($"{fault.Message} Trying again.");
            }
            await Task.Delay(wait, clock, ct);
        }
    }
}
