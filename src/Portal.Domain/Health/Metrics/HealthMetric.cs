namespace Portal.Domain.Health;

/// <summary>What is measured of an environment. The numbers are stored: add at the end, reuse none.</summary>
public enum HealthMetric
{
    Requests = 1,
    BalancerErrors = 2,
    TargetErrors = 3,

    /// <summary>Minutes of which the load balancer told something.</summary>
    Measured = 4,

    /// <summary>Minutes without a healthy target.</summary>
    Down = 5,

    /// <summary>Of those, the minutes in which no request was counted either.</summary>
    Silent = 6,

    /// <summary>Minutes with requests.</summary>
    Busy = 7,
    LatencyMedian = 8,
    LatencyP95 = 9,
    HealthyHosts = 10,
    Cpu = 11,
    InService = 12,
    Desired = 13,
    DatabaseCpu = 14,
    DatabaseConnections = 15,
    DatabaseFree = 16,
    DatabaseReadLatency = 17,
    DatabaseWriteLatency = 18,
    CacheCpu = 19,
    CacheMemory = 20,
    CacheEvictions = 21,
    CacheLag = 22,
    EdgeRequests = 23,
    EdgeErrors = 24,
    EdgeBytes = 25,
}

/// <param name="IsCount">Whole numbers that add up; else a level that has a mean and a worst.</param>
/// <param name="IsLowWorst">Of a level: the lowest is the worst, as with free storage.</param>
/// <param name="Unit">As a chart tells it.</param>
public sealed record MetricFacts(HealthMetric Metric, string Title, string Unit, bool IsCount, bool IsLowWorst = false)
{
    public static readonly IReadOnlyDictionary<HealthMetric, MetricFacts> All = new MetricFacts[]
    {
        new(HealthMetric.Requests, "Requests", "requests", true),
        new(HealthMetric.BalancerErrors, "5xx of the load balancer", "requests", true),
        new(HealthMetric.TargetErrors, "5xx of instances", "requests", true),
        new(HealthMetric.Measured, "Minutes measured", "minutes", true),
        new(HealthMetric.Down, "Minutes without a healthy target", "minutes", true),
        new(HealthMetric.Silent, "Minutes down without a request", "minutes", true),
        new(HealthMetric.Busy, "Minutes with requests", "minutes", true),
        new(HealthMetric.LatencyMedian, "Latency p50", "s", false),
        new(HealthMetric.LatencyP95, "Latency p95", "s", false),
        new(HealthMetric.HealthyHosts, "Healthy targets", "targets", false, true),
        new(HealthMetric.Cpu, "CPU of instances", "%", false),
        new(HealthMetric.InService, "Instances in service", "instances", false, true),
        new(HealthMetric.Desired, "Instances desired", "instances", false),
        new(HealthMetric.DatabaseCpu, "Database CPU", "%", false),
        new(HealthMetric.DatabaseConnections, "Database connections", "connections", false),
        new(HealthMetric.DatabaseFree, "Database storage free", "bytes", false, true),
        new(HealthMetric.DatabaseReadLatency, "Database read latency", "s", false),
        new(HealthMetric.DatabaseWriteLatency, "Database write latency", "s", false),
        new(HealthMetric.CacheCpu, "Cache CPU", "%", false),
        new(HealthMetric.CacheMemory, "Cache memory", "%", false),
        new(HealthMetric.CacheEvictions, "Cache evictions", "keys", true),
        new(HealthMetric.CacheLag, "Cache replication lag", "s", false),
        new(HealthMetric.EdgeRequests, "Requests at the edge", "requests", true),
        new(HealthMetric.EdgeErrors, "5xx at the edge", "requests", true),
        new(HealthMetric.EdgeBytes, "Sent by the edge", "bytes", true),
    }.ToDictionary(facts => facts.Metric);
}
