using System.Collections.Concurrent;
using Portal.Platform.Aws;

namespace Portal.Platform.Quotas;

/// <summary>
/// Quotas and what is used of them, by account and region, kept for a while: many forms and deployments ask for the same
/// few figures. What can't be read is not known; it stands in nobody's way and is nobody's "enough".
/// </summary>
public sealed class ReadQuotas(QuotasInAws aws, TimeProvider clock)
{
    /// <summary>Old enough for pages and forms.</summary>
    public static readonly TimeSpan ForPages = TimeSpan.FromMinutes(2);

    /// <summary>Old enough where something is about to run.</summary>
    public static readonly TimeSpan ForDeployments = TimeSpan.FromSeconds(5);

    // Quotas are raised seldom; what is used changes with every deployment.
    private static readonly TimeSpan LimitsHold = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<(string Account, string Region), Kept> _kept = new();

    /// <param name="oldest">A count that is older is taken again.</param>
    /// <param name="oldestLimit">The same for the quotas themselves; null leaves them for ten minutes.</param>
    public async Task<QuotaReading> RunAsync(string account, string region, TimeSpan oldest, TimeSpan? oldestLimit, CancellationToken ct)
    {
        var kept = _kept.GetOrAdd((account, region), _ => new Kept());
        await kept.Turn.WaitAsync(ct);
        try
        {
            var limitsAreOld = kept.Limits is null || clock.GetElapsedTime(kept.LimitsAt) >= (oldestLimit ?? LimitsHold);
            if (!limitsAreOld && kept.Reading is { } reading && clock.GetElapsedTime(kept.At) < oldest) return reading;
            if (limitsAreOld)
            {
                kept.Limits = (await Task.WhenAll(QuotaFact.All.GroupBy(fact => fact.Service).Select(facts => LimitsAsync(account, region, facts, ct)))).SelectMany(limits => limits).ToDictionary();
                kept.LimitsAt = clock.GetTimestamp();
            }
            var uses = await Task.WhenAll(QuotaFact.All.Select(fact => ReadAsync(account, region, fact, kept.Limits![fact.Code], ct)));
            (kept.Reading, kept.At) = (new QuotaReading(account, region, uses, clock.GetUtcNow()), clock.GetTimestamp());
            return kept.Reading;
        }
        finally
        {
            kept.Turn.Release();
        }
    }

    private async Task<IEnumerable<KeyValuePair<string, Known>>> LimitsAsync(string account, string region, IGrouping<string, QuotaFact> facts, CancellationToken ct)
    {
        try
        {
            var limits = await aws.LimitsAsync(account, region, facts.Key, [.. facts.Select(fact => fact.Code)], ct);
            return facts.Select(fact => KeyValuePair.Create(fact.Code, limits.TryGetValue(fact.Code, out var limit) ? new Known(limit, null) : new Known(null, $"Service Quotas names no {fact.Code} here.")));
        }
        catch (AwsFaultException fault)
        {
            return facts.Select(fact => KeyValuePair.Create(fact.Code, new Known(null, fault.Fault.Sentence)));
        }
    }

    private async Task<QuotaUse> ReadAsync(string account, string region, QuotaFact fact, Known limit, CancellationToken ct)
    {
        try
        {
            var counts = await aws.CountAsync(account, region, fact.Counted, ct);
            return new QuotaUse(fact, fact.IsPerZone ? null : counts.GetValueOrDefault(""), fact.IsPerZone ? counts : null, limit.Value, limit.WhyNot);
        }
        catch (AwsFaultException fault)
        {
            return new QuotaUse(fact, null, null, limit.Value, limit.WhyNot ?? fault.Fault.Sentence);
        }
    }

    private sealed record Known(int? Value, string? WhyNot);

    private sealed class Kept
    {
        public SemaphoreSlim Turn { get; } = new(1);
        public Dictionary<string, Known>? Limits { get; set; }
        public long LimitsAt { get; set; }
        public QuotaReading? Reading { get; set; }
        public long At { get; set; }
    }
}
