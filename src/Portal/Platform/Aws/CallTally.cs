using System.Collections.Concurrent;

namespace Portal.Platform.Aws;

/// <summary>Calls of this node to an account and region since they were last taken.</summary>
/// <param name="Answered">Those that AWS answered, with whatever.</param>
/// <param name="Throttled">Those it answered with "too many".</param>
/// <param name="LastAnswerAt">Null when none was answered.</param>
public sealed record CallCount(int Calls, int Answered, int Throttled, int Denied, DateTimeOffset? LastAnswerAt)
{
    public static CallCount None { get; } = new(0, 0, 0, 0, null);
}

/// <summary>Counts calls as they are made. A job takes the counts and adds them to the store.</summary>
public sealed class CallTally(TimeProvider clock)
{
    private readonly ConcurrentDictionary<(string Account, string Region), CallCount> _counts = new();

    public void Count(string account, string region, AwsFault? fault)
    {
        var now = clock.GetUtcNow();
        var answered = fault is not AwsFault.Unreachable;
        _counts.AddOrUpdate((account, region), _ => Add(CallCount.None), (_, before) => Add(before));

        CallCount Add(CallCount before) => new(
            before.Calls + 1,
            before.Answered + (answered ? 1 : 0),
            before.Throttled + (fault is AwsFault.Throttled ? 1 : 0),
            before.Denied + (fault is AwsFault.AccessDenied ? 1 : 0),
            answered ? now : before.LastAnswerAt);
    }

    /// <summary>What came together since the last time, which starts at none again.</summary>
    public CallCount Take(string account, string region) => _counts.TryRemove((account, region), out var count) ? count : CallCount.None;

    /// <summary>Gives back what could not be kept.</summary>
    public void GiveBack(string account, string region, CallCount count) => _counts.AddOrUpdate((account, region), count, (_, since) => new CallCount(
        since.Calls + count.Calls, since.Answered + count.Answered, since.Throttled + count.Throttled, since.Denied + count.Denied, since.LastAnswerAt ?? count.LastAnswerAt));
}
