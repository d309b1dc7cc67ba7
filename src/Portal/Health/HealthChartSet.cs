using System.Globalization;
using Portal.Domain.Health;
using Portal.Platform.Ui;
using Portal.Platform.Ui.Charts;

namespace Portal.Health;

/// <param name="Least">The axis reaches at least so high.</param>
internal sealed record HealthChart(string Title, string Unit, IReadOnlyList<ChartLine> Lines, Func<double, string> Write, double Least = 0, bool IsWhole = false);

/// <summary>The charts of an environment, by the series that were read.</summary>
internal static class HealthChartSet
{
    /// <summary>What the charts need, so that nothing else is read.</summary>
    public static readonly IReadOnlyList<HealthMetric> Needs =
    [
        HealthMetric.Requests, HealthMetric.BalancerErrors, HealthMetric.TargetErrors, HealthMetric.LatencyMedian, HealthMetric.LatencyP95, HealthMetric.Cpu,
        HealthMetric.InService, HealthMetric.Desired, HealthMetric.DatabaseConnections, HealthMetric.DatabaseFree, HealthMetric.CacheMemory, HealthMetric.CacheEvictions,
    ];

    private const double Gigabyte = 1024.0 * 1024 * 1024;

    public static IReadOnlyList<HealthChart> Of(MetricRange range)
    {
        var minutes = range.Step.TotalMinutes;
        return
        [
            new("Requests", "a minute", [Line("requests", All(range, minutes)) with { IsFilled = true }], Whole),
            new("5xx share", "of requests", [Line("share", Share(range))], Percent, Least: .1),
            new("Latency", "p95", [Line("p95", Points(range, HealthMetric.LatencyP95, 1000)), Line("p50", Points(range, HealthMetric.LatencyMedian, 1000)) with { IsSecond = true }], value => $"{Whole(value)} ms"),
            new("Instances", "", [Line("in service", Points(range, HealthMetric.InService)) with { IsStepped = true }, Line("desired", Points(range, HealthMetric.Desired)) with { IsStepped = true, IsSecond = true }], Whole, IsWhole: true),
            new("CPU of instances", "", [Line("CPU", Points(range, HealthMetric.Cpu))], Percent, Least: 100),
            new("Database connections", "open", [Line("connections", Points(range, HealthMetric.DatabaseConnections))], Whole, IsWhole: true),
            new("Database storage", "free", [Line("free", Points(range, HealthMetric.DatabaseFree, 1 / Gigabyte))], value => $"{Whole(value)} GiB"),
            new("Cache memory", "used", [Line("memory", Points(range, HealthMetric.CacheMemory))], Percent, Least: 100),
            new("Cache evictions", "keys a minute", [Line("evictions", Points(range, HealthMetric.CacheEvictions, 1 / minutes))], Whole, IsWhole: true),
        ];
    }

    public static ChartSpan Span(MetricRange range) => new(range.From, range.To, range.Step);

    public static IReadOnlyList<ChartMark> Marks(MetricRange range) =>
        [.. range.Marks.Select(entry => new ChartMark(entry.At, entry.Title, entry.Kind switch
        {
            TimelineKind.Deployment => Tone.Accent,
            TimelineKind.Alarm when entry.Tone is HealthState.Healthy => Tone.Plain,
            TimelineKind.Zone when entry.Tone is HealthState.Down => Tone.Bad,
            _ => Tone.Warn,
        }))];

    private static ChartLine Line(string name, IReadOnlyList<ChartPoint> points) => new(name, points);

    private static List<ChartPoint> Points(MetricRange range, HealthMetric metric, double factor = 1) =>
        [.. Series(range, metric).Select(point => new ChartPoint(point.At, point.Value * factor))];

    // What the load balancer answered itself was asked for too.
    private static List<ChartPoint> All(MetricRange range, double minutes)
    {
        var turnedAway = Series(range, HealthMetric.BalancerErrors).ToDictionary(point => point.At, point => point.Value);
        var handed = Series(range, HealthMetric.Requests).ToDictionary(point => point.At, point => point.Value);
        return [.. handed.Keys.Union(turnedAway.Keys).Order().Select(at => new ChartPoint(at, (handed.GetValueOrDefault(at) + turnedAway.GetValueOrDefault(at)) / minutes))];
    }

    // Without requests there is no share: a gap, not zero.
    private static List<ChartPoint> Share(MetricRange range)
    {
        var failed = Series(range, HealthMetric.BalancerErrors).Concat(Series(range, HealthMetric.TargetErrors)).ToLookup(point => point.At, point => point.Value);
        return [.. All(range, 1).Where(point => point.Value > 0).Select(point => new ChartPoint(point.At, Math.Min(100, 100 * failed[point.At].Sum() / point.Value)))];
    }

    private static IEnumerable<MetricPoint> Series(MetricRange range, HealthMetric metric) => range.Series.FirstOrDefault(series => series.Metric == metric)?.Points ?? [];

    private static string Whole(double value) => value is > 0 and < 3 && value % 1 != 0 ? value.ToString("0.#", CultureInfo.InvariantCulture) : Figures.Count((long)Math.Round(value));

    private static string Percent(double value) => value.ToString(value is > 0 and < 1 ? "0.##" : "0.#", CultureInfo.InvariantCulture) + " %";
}
