using System.Collections.Concurrent;
using Portal.Platform.Aws;

namespace Portal.Platform.Quotas;

/// <summary>
/// Quotas and what is used of them, by account and region, kept for some minutes: many forms and deployments ask for the
/// same few figures. What can't be read is not known; it stands in nobody's way and is nobody's "enough".
/// </summary>
public sealed class ReadQuotas(QuotasInAws aws, TimeProvider clock)
{
    /// <summary>Old enough for pages and forms.</summary>
    public static readonly TimeSpan ForPages = TimeSpan.FromMinutes(2);

    /// <summary>Old enough where something is about to run.</summary>
    public static readonly TimeSpan ForDeployments = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<(string Account, string Region), Kept> _kept = new();

    /// <param name="oldest">A reading that is older is taken again.</param>
    public async Task<QuotaReading> RunAsync(string account, string region, TimeSpan oldest, CancellationToken ct)
    {
        var kept = _kept.GetOrAdd((account, region), _ => new Kept());
        await kept.Turn.WaitAsync(ct);
        try
        {
            if (kept.Reading is { } reading && clock.GetElapsedTime(kept.At) < oldest) return reading;
            var uses = await Task.WhenAll(QuotaFact.All.Select(fact => ReadAsync(account, region, fact, ct)));
            (kept.Reading, kept.At) = (new QuotaReading(account, region, uses, clock.GetUtcNow()), clock.GetTimestamp());
            return kept.Reading;
        }
        finally
        {
            kept.Turn.Release();
        }
    }

    private async Task<QuotaUse> ReadAsync(string account, string region, QuotaFact fact, CancellationToken ct)
    {
        string? why = null;
        var limit = await TryAsync(async () => await aws.LimitAsync(account, region, fact.Service, fact.Code, ct));
        var counts = await TryAsync(() => aws.CountAsync(account, region, fact.Counted, ct));
        if (limit is null) why ??= $"Service Quotas names no {fact.Code} here.";
        return new QuotaUse(fact, fact.IsPerZone ? null : counts?.GetValueOrDefault(""), fact.IsPerZone ? counts : null, limit, why);

        async Task<T?> TryAsync<T>(Func<Task<T>> read)
        {
            try
            {
                return await read();
            }
            catch (AwsFaultException fault)
            {
                why ??= fault.Fault.Sentence;
                return default;
            }
        }
    }

    private sealed class Kept
    {
        public SemaphoreSlim Turn { get; } = new(1);
        public QuotaReading? Reading { get; set; }
        public long At { get; set; }
    }
}
