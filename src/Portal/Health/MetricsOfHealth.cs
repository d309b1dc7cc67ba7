using System.Globalization;
using Amazon.CloudWatch;
using Amazon.CloudWatch.Model;
using Portal.Domain;
using Portal.Domain.Health;
using Portal.Platform.Aws;

namespace Portal.Health;

/// <summary>This stage's way to measured values: up to 500 metrics a call. Words of the wire end here.</summary>
public sealed class MetricsOfHealth(AwsAccounts accounts)
{
    /// <summary>The most that one call takes.</summary>
    public const int MostQueries = 500;

    /// <param name="period">A minute or five; what is older than 15 days is there by five only.</param>
    internal async Task<IReadOnlyDictionary<EnvironmentId, MetricValues>> ReadAsync(
        string account, string region, IReadOnlyList<(EnvironmentId Environment, MetricAsk Ask)> asked, DateTimeOffset from, DateTimeOffset to, TimeSpan period, MetricsBill bill, CancellationToken ct)
    {
        var values = new Dictionary<EnvironmentId, Dictionary<AskedMetric, IReadOnlyDictionary<DateTimeOffset, double>>>();
        foreach (var there in asked.GroupBy(one => one.Ask.IsAtEdge ? ResourcesOfHealth.EdgeRegion : region))
            foreach (var chunk in there.Chunk(MostQueries))
            {
                var found = await CallAsync(account, there.Key, [.. chunk.Select(one => one.Ask)], from, to, period, bill, ct);
                for (var n = 0; n < chunk.Length; n++)
                {
                    if (!values.TryGetValue(chunk[n].Environment, out var of)) values[chunk[n].Environment] = of = [];
                    of[chunk[n].Ask.Metric] = found[n];
                }
            }
        return values.ToDictionary(pair => pair.Key, pair => new MetricValues((int)period.TotalMinutes, pair.Value));
    }

    private async Task<Dictionary<DateTimeOffset, double>[]> CallAsync(string account, string region, IReadOnlyList<MetricAsk> asks, DateTimeOffset from, DateTimeOffset to, TimeSpan period, MetricsBill bill, CancellationToken ct)
    {
        var queries = asks.Select((ask, n) => new MetricDataQuery
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"m{n}"),
            MetricStat = new MetricStat
            {
                Metric = new Metric { Namespace = ask.Namespace, MetricName = ask.Name, Dimensions = [.. ask.Dimensions.Select(one => new Dimension { Name = one.Name, Value = one.Value })] },
                Period = (int)period.TotalSeconds,
                Stat = ask.Stat,
            },
        }).ToList();
        var found = asks.Select(_ => new Dictionary<DateTimeOffset, double>()).ToArray();
        string? next = null;
        do
        {
            var token = next;
            var page = await accounts.CallCloudWatchAsync(account, region, "cloudwatch:GetMetricData", (client, cancel) => client.GetMetricDataAsync(new GetMetricDataRequest
            {
                MetricDataQueries = queries,
                StartTime = from.UtcDateTime,
                EndTime = to.UtcDateTime,
                ScanBy = ScanBy.TimestampAscending,
                NextToken = token,
            }, cancel), ct);
            // Each page is billed for its metrics anew, as far as any source says.
            bill.Read(asks.Count);
            foreach (var result in page.MetricDataResults ?? [])
                if (result is { Id: ['m', .. var number], Timestamps: { } times, Values: { } each } && int.TryParse(number, CultureInfo.InvariantCulture, out var n))
                    for (var i = 0; i < times.Count; i++) found[n][new DateTimeOffset(times[i].ToUniversalTime())] = each[i];
            next = page.NextToken;
        }
        while (next is { Length: > 0 });
        return found;
    }
}

/// <summary>Metrics and calls of one pass.</summary>
public sealed class MetricsBill
{
    /// <summary>AWS's price of a metric in GetMetricData, USD. Source: the price list of CloudWatch.</summary>
    public const decimal PriceOfMetric = 0.01m / 1000;

    public int Calls { get; private set; }

    public int Metrics { get; private set; }

    public void Read(int metrics)
    {
        Calls++;
        Metrics += metrics;
    }
}
