namespace Portal.AwsSandbox.Costs.Billing;

/// <summary>What an account gets for nothing every month, whatever uses it up first.</summary>
internal sealed class FreeTier
{
    private static readonly (string UsageTypeEnds, string Pool, decimal Amount)[] Pools =
    [
        ("-DataTransfer-Out-Bytes", "edge GB", 1024),
        ("-Requests-Tier2-HTTPS", "edge requests", 10_000_000),
        ("CW:AlarmMonitorUsage", "alarms", 10),
        ("CW:MetricMonitorUsage", "metrics", 10),
        ("DataProcessing-Bytes", "log GB", 5),
    ];

    private readonly Dictionary<string, decimal> used = [];

    /// <summary>How much of a quantity is to be paid for, once the rest of the month's free amount is used up.</summary>
    public decimal Charged(string service, string usageType, decimal quantity)
    {
        var (_, name, amount) = Pools.FirstOrDefault(pool => usageType.EndsWith(pool.UsageTypeEnds, StringComparison.Ordinal));
        // The edge's free amount is the edge's alone; what regions send out has another price and name.
        if (name is null || name.StartsWith("edge", StringComparison.Ordinal) && service != "AmazonCloudFront") return quantity;
        var before = used.GetValueOrDefault(name);
        used[name] = before + quantity;
        return Math.Max(0, quantity - Math.Max(0, amount - before));
    }
}
