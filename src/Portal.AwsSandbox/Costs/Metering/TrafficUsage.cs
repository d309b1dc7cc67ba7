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

    /// <summary>What was served in each hour of a window: fine enough, as nothing of this is charged by the minute.</summary>
    public static IReadOnlyList<ServedHour> Hours(StackTraffic? traffic, Window window)
    {
        if (traffic is null) return [];
        var hours = new List<ServedHour>();
        var begin = Demand.RequestsPerSecond(traffic, window.From);
        foreach (var hour in window.ByHour())
        {
            // An hour ends as the next begins.
            var end = Demand.RequestsPerSecond(traffic, hour.To);
            hours.Add(new ServedHour(hour, Demand.Requests(begin, Demand.RequestsPerSecond(traffic, hour.From + (hour.To - hour.From) / 2), end, hour.To - hour.From)));
            begin = end;
        }
        return hours;
    }

    public static decimal Requests(IEnumerable<ServedHour> hours) => (decimal)hours.Sum(hour => hour.Requests);

    /// <summary>Load balancer capacity unit hours.</summary>
    public static decimal CapacityUnits(IEnumerable<ServedHour> hours) => hours.Sum(hour =>
    {
        var requests = (decimal)hour.Requests;
        var seconds = hour.Window.Hours * 3600;
        var perSecond = seconds == 0 ? 0 : requests / seconds;
        return hour.Window.Hours * Math.Max(perSecond * NewConnections / 25, perSecond * 3600 * GbPerRequest);
    });
}

/// <summary>Requests of one hour of the clock, or of a part of it.</summary>
internal readonly record struct ServedHour(Window Window, double Requests);
