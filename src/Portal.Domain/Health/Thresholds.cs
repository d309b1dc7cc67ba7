namespace Portal.Domain.Health;

/// <summary>From where on a measured value makes a tier degraded. Settings may set others; these are starting points.</summary>
public sealed class Thresholds
{
    /// <summary>Seconds that one request in twenty takes at least.</summary>
    public double LatencySeconds { get; set; } = 1;

    /// <summary>Share of failed requests, percent, over the last five minutes.</summary>
    public double ErrorPercent { get; set; } = 1;
    public double CpuPercent { get; set; } = 90;
    public double CeilingMinutes { get; set; } = 15;
    public double DatabaseCpuPercent { get; set; } = 90;

    /// <summary>Seconds of a read or a write.</summary>
    public double DatabaseLatencySeconds { get; set; } = 0.05;

    /// <summary>Percent of the database's storage that is free at most.</summary>
    public double FreeStoragePercent { get; set; } = 10;
    public double CacheMemoryPercent { get; set; } = 90;

    /// <summary>Seconds that replicas are behind.</summary>
    public double CacheLagSeconds { get; set; } = 5;

    /// <summary>Below so many requests in five minutes, shares and latencies say nothing.</summary>
    public double FewRequests { get; set; } = 100;
}
