using System.Collections.Concurrent;
using Portal.AwsSandbox.Wire;

namespace Portal.AwsSandbox.Control;

/// <summary>How often each action was called since the start, by account and region.</summary>
public sealed class CallLog
{
    private readonly ConcurrentDictionary<(string Account, string Region, string Action), int> counts = new();

    public void Count(WireRequest request) =>
        counts.AddOrUpdate((request.Account, request.Region, $"{request.Service}:{request.Action}"), 1, (_, n) => n + 1);

    public void Clear() => counts.Clear();

    public IEnumerable<(string Account, string Region, string Action, int Calls)> All() =>
        counts.OrderBy(pair => pair.Key).Select(pair => (pair.Key.Account, pair.Key.Region, pair.Key.Action, pair.Value));
}
