using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Portal.Platform.Telemetry;

namespace Portal.Platform.Aws;

/// <summary>Calls of this node to an account and region since they were last taken.</summary>
/// <param name="Answered">Those that AWS answered, with whatever.</param>
/// <param name="Throttled">Those it answered with "too many".</param>
/// <param name="LastAnswerAt">Null when none was answered.</param>
public sealed record CallCount(int Calls, int Answered, int Throttled, int Denied, DateTimeOffset? LastAnswerAt)
{
    public static CallCount None { get; } = new(0, 0, 0, 0, null);
}

/// <summary>Counts calls as they are made, for the store, to which a job adds them, and as metrics of this node.</summary>
public sealed class CallTally : IDisposable
{
    /// <summary>What AWS takes for a request to Cost Explorer, USD. Source: its pricing page.</summary>
    private const double CostExplorerRequest = 0.01;

    private readonly TimeProvider _clock;
    private readonly Meter _meter = new(PortalMeter.Name);
    private readonly Counter<long> _calls;
    private readonly Counter<double> _dollars;
    private readonly Histogram<double> _seconds;

    public CallTally(TimeProvider clock)
    {
        _clock = clock;
        _calls = _meter.CreateCounter<long>("portal.aws.calls", description: "Calls to AWS, by account, operation and how they ended");
        _dollars = _meter.CreateCounter<double>("portal.aws.cost", "USD", "What calls to AWS cost, by estimate");
        _seconds = _meter.CreateHistogram<double>("portal.aws.call.duration", "s", "How long AWS took to answer, attempts included", advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = PortalMeter.Short });
    }

    private readonly ConcurrentDictionary<(string Account, string Region), CallCount> _counts = new();

    /// <param name="operation">Such as <c>ce:GetCostAndUsage</c>.</param>
    public void Count(string account, string region, string operation, TimeSpan took, AwsFault? fault)
    {
        var (service, action) = operation.Split(':', 2) is [var before, var after] ? (before, after) : ("", operation);
        KeyValuePair<string, object?> of = new("service", service), what = new("operation", action);
        _calls.Add(1, new("account", account), new("region", region), of, what, new("outcome", Word(fault)));
        _seconds.Record(took.TotalSeconds, of, what);
        if (service == "ce") Cost(account, region, operation, CostExplorerRequest);
        Count(account, region, fault);
    }

    /// <summary>Calls of an operation took so much, by estimate.</summary>
    public void Cost(string account, string region, string operation, double usd)
    {
        var parts = operation.Split(':', 2);
        _dollars.Add(usd, new("account", account), new("region", region), new("service", parts[0]), new("operation", parts[^1]));
    }

    public void Dispose() => _meter.Dispose();

    private static string Word(AwsFault? fault) => fault switch
    {
        null => "ok",
        AwsFault.AccessDenied => "denied",
        AwsFault.Throttled => "throttled",
        AwsFault.NotFound => "notFound",
        AwsFault.Unreachable => "unreachable",
        _ => "refused",
    };

    private void Count(string account, string region, AwsFault? fault)
    {
        var now = _clock.GetUtcNow();
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
