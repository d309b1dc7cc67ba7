using Portal.AwsSandbox.CloudWatch.Metrics;
using Portal.AwsSandbox.CloudWatch.Physics;
using Portal.AwsSandbox.Standing;

namespace Portal.AwsSandbox.CloudWatch.Catalog;

/// <summary>AWS/RDS and AWS/ElastiCache.</summary>
internal static class DataMetrics
{
    public static readonly MetricRow[] Rows =
    [
        OfDatabase("CPUUtilization", "Percent", database => database.Cpu),
        OfDatabase("DatabaseConnections", "Count", database => database.Connections),
        OfDatabase("FreeStorageSpace", "Bytes", database => database.FreeStorage),
        OfDatabase("FreeableMemory", "Bytes", database => database.FreeMemory),
        OfDatabase("ReadLatency", "Seconds", database => database.ReadLatency),
        OfDatabase("WriteLatency", "Seconds", database => database.WriteLatency),
        OfDatabase("ReadIOPS", "Count/Second", database => database.ReadIops),
        OfDatabase("WriteIOPS", "Count/Second", database => database.WriteIops),
        OfNode("CPUUtilization", "Percent", (cache, _) => cache.Cpu),
        OfNode("EngineCPUUtilization", "Percent", (cache, primary) => primary ? cache.EngineCpu : cache.EngineCpu * 0.35),
        OfNode("DatabaseMemoryUsagePercentage", "Percent", (cache, _) => cache.Memory),
        OfNode("BytesUsedForCache", "Bytes", (cache, _) => cache.Bytes),
        OfNode("CurrConnections", "Count", (cache, primary) => primary ? cache.Connections : 6),
        OfNode("Evictions", "Count", (cache, primary) => primary ? cache.Evictions : 0),
        OfNode("CacheHits", "Count", (cache, primary) => primary ? Math.Floor(cache.Reads * cache.HitShare) : 0),
        OfNode("CacheMisses", "Count", (cache, primary) => primary ? Math.Floor(cache.Reads * (1 - cache.HitShare)) : 0),
        OfNode("ReplicationLag", "Seconds", (cache, primary) => primary ? null : cache.Lag),
    ];

    // A database that answered for no part of a minute reports nothing of it.
    private static MetricRow OfDatabase(string name, string unit, Func<DatabaseMinute, double> value) => new("AWS/RDS", name, unit, [Subject.Database], look =>
        look.Moment.Database is { Up: > 0 } database && look.Picture.First("AWS::RDS::DBInstance", look.At)?.PhysicalId == look.Key["DBInstanceIdentifier"]
            ? Datum.One(value(database))
            : null);

    private static MetricRow OfNode(string name, string unit, Func<CacheMinute, bool, double?> value) => new("AWS/ElastiCache", name, unit, [Subject.CacheNode], look =>
        look.Moment.Cache is { } cache && Node(cache, look.Key["CacheClusterId"]!) is { Serves: true } node && value(cache, node.IsPrimary) is { } one
            ? Datum.One(one)
            : null);

    private static CacheNode? Node(CacheMinute cache, string id)
    {
        foreach (var node in cache.Nodes)
            if (node.Id == id) return node;
        return null;
    }
}
