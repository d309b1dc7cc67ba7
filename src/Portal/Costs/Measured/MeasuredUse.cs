using Portal.Domain;
using Portal.Domain.Health;
using Portal.Health;
using Portal.Platform.Data;

namespace Portal.Costs.Measured;

/// <summary>How an environment was used over the last days, out of the hours that health keeps. Null is what was not measured.</summary>
/// <param name="Hours">Hours in which anything was measured.</param>
/// <param name="Instances">Mean of those in service.</param>
/// <param name="BusiestLoad">Instances' CPU in the busiest hour, percent of one instance: 3 instances at 20 % are 60.</param>
/// <param name="RequestsAnHour">At the load balancer, or at the edge where there is none.</param>
/// <param name="OutsideOffice">Share of requests that came outside Monday to Friday, 8 to 19 UTC, 0 to 1.</param>
/// <param name="DatabaseCpu">Percent, of the busiest hour; so <paramref name="CacheCpu"/>.</param>
/// <param name="CacheMemory">Percent, the most of any minute.</param>
/// <param name="EdgeRequests">A month at this pace; so <paramref name="EdgeGb"/>.</param>
public sealed record MeasuredUse(
    int Hours, decimal? Instances, double? BusiestLoad, double? RequestsAnHour, double? OutsideOffice, double? DatabaseCpu, double? CacheCpu, double? CacheMemory, double Evictions, decimal? EdgeRequests, decimal? EdgeGb)
{
    private const int HoursOfMonth = 730;

    /// <summary>Two thirds of so many days are known.</summary>
    public bool IsEnough(int of) => Hours >= of * 24 * 2 / 3;

    public static async Task<MeasuredUse> ReadAsync(PortalDb db, EnvironmentId environment, int days, DateTimeOffset now, CancellationToken ct)
    {
        var to = ResolutionFacts.Of(Resolution.Hour).CellOf(now);
        var from = to.AddDays(-days);
        var use = Of(await MetricHistory.ReadAsync(db, environment, Resolution.Hour, from, to, ct), from, to);
        return use with { EdgeGb = use.EdgeRequests * BytesOfRequest(await MetricHistory.ReadAsync(db, environment, Resolution.FiveMinutes, from, to, ct), from, to) / 1_000_000_000 };
    }

    private static MeasuredUse Of(MetricHistory history, DateTimeOffset from, DateTimeOffset to)
    {
        var hours = new List<DateTimeOffset>();
        for (var at = from; at < to; at += history.Facts.Cell)
            if (IsKnown(history, at)) hours.Add(at);
        Cell? On(HealthMetric metric, DateTimeOffset at) => history.At(metric, at) is { Minutes: > 0 } cell ? cell : null;
        List<Cell> Cells(HealthMetric metric) => [.. hours.Select(at => On(metric, at)).OfType<Cell>()];
        double Sum(HealthMetric metric) => Cells(metric).Sum(cell => cell.Sum);
        var instances = Cells(HealthMetric.InService);
        var (balancer, edge) = (Cells(HealthMetric.Measured).Count > 0, Cells(HealthMetric.EdgeRequests).Count > 0);
        var counted = balancer ? HealthMetric.Requests : HealthMetric.EdgeRequests;
        var requests = Sum(counted);
        var outside = hours.Where(at => at.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || at.Hour is < 8 or >= 19).Sum(at => On(counted, at)?.Sum ?? 0);
        return new MeasuredUse(
            hours.Count,
            instances.Count == 0 ? null : (decimal)instances.Average(cell => cell.Mean),
            hours.Select(at => On(HealthMetric.Cpu, at)?.Mean * On(HealthMetric.InService, at)?.Mean).Max(),
            hours.Count == 0 || !(balancer || edge) ? null : requests / hours.Count,
            requests > 0 ? outside / requests : null,
            Highest(Cells(HealthMetric.DatabaseCpu), cell => cell.Mean), Highest(Cells(HealthMetric.CacheCpu), cell => cell.Mean), Highest(Cells(HealthMetric.CacheMemory), cell => cell.Worst), Sum(HealthMetric.CacheEvictions),
            edge ? (decimal)(Sum(HealthMetric.EdgeRequests) / hours.Count * HoursOfMonth) : null,
            null);
    }

    // Bytes are read in some hours only, and not always in whole ones; requests are counted in all of them.
    private static decimal? BytesOfRequest(MetricHistory history, DateTimeOffset from, DateTimeOffset to)
    {
        var (bytes, requests) = (0d, 0d);
        for (var at = from; at < to; at += history.Facts.Cell)
            if (history.At(HealthMetric.EdgeBytes, at) is { } sent && history.At(HealthMetric.EdgeRequests, at) is { } asked)
                (bytes, requests) = (bytes + sent.Sum, requests + asked.Sum);
        return requests > 0 ? (decimal)(bytes / requests) : null;
    }

    // Counts are there only when they are not zero, levels always.
    private static bool IsKnown(MetricHistory history, DateTimeOffset at) =>
        history.At(HealthMetric.Measured, at) is { Minutes: > 0 } || history.At(HealthMetric.InService, at) is { Minutes: > 0 } || history.At(HealthMetric.EdgeRequests, at) is { Minutes: > 0 };

    private static double? Highest(List<Cell> cells, Func<Cell, double> of) => cells.Count == 0 ? null : cells.Max(of);
}
