using Portal.AwsSandbox.Traffic;

namespace Portal.AwsSandbox.Costs.Metering;

/// <summary>
/// What serving a stack's demand uses up.
/// </summary>
internal static class TrafficUsage
{
    public const decimal EdgeRequests = 1m / EdgeTraffic.OneIn;
    public const decimal EdgeGb = EdgeRequests * EdgeTraffic.BytesPerRequest / 1_000_000_000;
    public const decimal NatGb = 0.42e-6m;
    public const decimal CrossZoneGb = 1.7e-6m;
    public const decimal LogGb = 0.042e-6m;
    public const decimal BucketReads = 1m / 600;
    public const decimal BucketWrites = 1m / 30_000;

    // A capacity unit holds 25 new connections a second, 3,000 open ones, 1 GB an hour, or 1,000 rules a second: the largest counts.
    private const decimal NewConnections = 0.25m;
    private const decimal GbPerRequest = 1.3e-6m;

    /// <summary>Requests in a window; hour by hour is fine enough, as nothing of this is charged by the minute.</summary>
    public static decimal Requests(StackTraffic? traffic, Window window) => traffic is null
        ? 0
        : (decimal)window.ByHour().Sum(hour => Demand.Requests(traffic, hour.From, hour.To - hour.From));

    /// <summary>Load balancer capacity unit hours.</summary>
    public static decimal CapacityUnits(StackTraffic? traffic, Window window) => traffic is null ? 0 : window.ByHour().Sum(hour =>
    {
        var requests = (decimal)Demand.Requests(traffic, hour.From, hour.To - hour.From);
        var seconds = hour.Hours * 3600;
        var perSecond = seconds == 0 ? 0 : requests / seconds;
        return hour.Hours * Math.Max(perSecond * NewConnections / 25, perSecond * 3600 * GbPerRequest);
    });
}
