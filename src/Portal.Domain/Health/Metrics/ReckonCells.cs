namespace Portal.Domain.Health;

/// <summary>Makes cells of one time out of what CloudWatch told of it.</summary>
public static class ReckonCells
{
    private static readonly (AskedMetric Asked, HealthMetric Metric)[] Levels =
    [
        (AskedMetric.LatencyMedian, HealthMetric.LatencyMedian), (AskedMetric.LatencyP95, HealthMetric.LatencyP95), (AskedMetric.HealthyHosts, HealthMetric.HealthyHosts),
        (AskedMetric.Cpu, HealthMetric.Cpu), (AskedMetric.InService, HealthMetric.InService), (AskedMetric.Desired, HealthMetric.Desired),
        (AskedMetric.DatabaseCpu, HealthMetric.DatabaseCpu), (AskedMetric.DatabaseConnections, HealthMetric.DatabaseConnections), (AskedMetric.DatabaseFree, HealthMetric.DatabaseFree),
        (AskedMetric.DatabaseReadLatency, HealthMetric.DatabaseReadLatency), (AskedMetric.DatabaseWriteLatency, HealthMetric.DatabaseWriteLatency),
        (AskedMetric.CacheCpu, HealthMetric.CacheCpu), (AskedMetric.CacheMemory, HealthMetric.CacheMemory), (AskedMetric.CacheLag, HealthMetric.CacheLag),
    ];

    /// <summary>Null where there is nothing: counts are reported only when they are not zero.</summary>
    /// <param name="hasHours">A schedule may stop it: a minute in which no instance is asked for is no outage then, and not measured.</param>
    public static IEnumerable<(HealthMetric Metric, Cell? Cell)> Of(MetricValues values, DateTimeOffset at, bool hasHours = false)
    {
        var minutes = values.PeriodMinutes;
        Cell? Count(double? value) => value is > 0 ? Cell.OfCount((long)Math.Round(value.Value), minutes) : null;
        var isAsleep = hasHours && values.At(AskedMetric.Desired, at) is <= 0;
        var requests = values.At(AskedMetric.Requests, at) ?? 0;
        var refused = isAsleep ? 0 : values.At(AskedMetric.BalancerErrors, at) ?? 0;
        var hosts = isAsleep ? null : values.At(AskedMetric.HealthyHosts, at);
        var isBusy = requests + refused > 0;
        // The least of five minutes was none: when requests got through all the same, one minute is all that is known.
        var down = hosts is <= 0 ? requests > 0 ? 1 : minutes : 0;
        yield return (HealthMetric.Requests, Count(requests));
        yield return (HealthMetric.BalancerErrors, Count(refused));
        yield return (HealthMetric.TargetErrors, Count(values.At(AskedMetric.TargetErrors, at)));
        yield return (HealthMetric.Measured, isBusy || hosts is not null ? Cell.OfCount(minutes, minutes) : null);
        yield return (HealthMetric.Busy, isBusy ? Cell.OfCount(minutes, minutes) : null);
        yield return (HealthMetric.Down, down > 0 ? Cell.OfCount(down, minutes) : null);
        yield return (HealthMetric.Silent, down > 0 && !isBusy ? Cell.OfCount(down, minutes) : null);
        yield return (HealthMetric.CacheEvictions, Count(values.At(AskedMetric.CacheEvictions, at)));
        var edge = values.At(AskedMetric.EdgeRequests, at);
        yield return (HealthMetric.EdgeRequests, Count(edge));
        yield return (HealthMetric.EdgeErrors, Count(edge * (values.At(AskedMetric.EdgeErrorRate, at) ?? 0) / 100));
        // Asked for in some hours only: a reading without it must not wipe out what an earlier one had.
        if (values.Values.ContainsKey(AskedMetric.EdgeBytes)) yield return (HealthMetric.EdgeBytes, Count(values.At(AskedMetric.EdgeBytes, at)));
        foreach (var (asked, metric) in Levels)
            yield return (metric, values.At(asked, at) is { } level ? Cell.OfLevel(level, minutes) : null);
    }
}
