namespace Portal.Domain.Health;

/// <summary>What CloudWatch told of an environment, by what was asked. A time that is missing has no value.</summary>
/// <param name="PeriodMinutes">1 or 5: what one value stands for.</param>
public sealed record MetricValues(int PeriodMinutes, IReadOnlyDictionary<AskedMetric, IReadOnlyDictionary<DateTimeOffset, double>> Values)
{
    public double? At(AskedMetric metric, DateTimeOffset at) => Values.TryGetValue(metric, out var series) && series.TryGetValue(at, out var value) ? value : null;
}

/// <summary>What CloudWatch is asked for: what it does not tell itself, such as minutes without a healthy target, is reckoned.</summary>
public enum AskedMetric
{
    Requests, BalancerErrors, TargetErrors, LatencyMedian, LatencyP95, HealthyHosts, Cpu, InService, Desired,
    DatabaseCpu, DatabaseConnections, DatabaseFree, DatabaseReadLatency, DatabaseWriteLatency,
    CacheCpu, CacheMemory, CacheEvictions, CacheLag, EdgeRequests, EdgeErrorRate, EdgeBytes,
}
