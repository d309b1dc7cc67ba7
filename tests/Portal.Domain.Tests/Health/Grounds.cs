using Portal.Domain.Health;
using Portal.Domain.Health.Seen;

namespace Portal.Domain.Tests.Health;

/// <summary>A whole environment that is well, to take something away from.</summary>
internal static class Grounds
{
    public static readonly DateTimeOffset Now = new(2026, 11, 19, 14, 2, 0, TimeSpan.Zero);
    private static readonly TimeSpan Pace = TimeSpan.FromMinutes(1);

    public static readonly HealthResources Resources = new(
        "E2QWRU", "arn:aws:elasticloadbalancing:us-east-1:111111111111:loadbalancer/app/shop/50dc", "arn:aws:elasticloadbalancing:us-east-1:111111111111:targetgroup/shop/73e2",
        "shop-group", "shop-cache", "shop-db", ["nat-1"], ["shop-assets"], ["shop-alarm"]);

    public static GroupSeen Group(params int[] inService) => new(3, 10, inService.Sum(), Zones, [.. inService.SelectMany((count, zone) => Enumerable.Range(0, count).Select(n => new InstanceSeen($"i-{zone}{n}", Zones[zone], "InService", true, "m7g.medium")))]);

    public static readonly string[] Zones = ["us-east-1a", "us-east-1b", "us-east-1c"];

    public static DatabaseSeen Database { get; } = new("available", true, "us-east-1a", "us-east-1b", "db.m6g.large", 100);

    public static CacheSeen Cache { get; } = new("available", true, "cache.t4g.medium", [new("shop-cache-001", "us-east-1a", true), new("shop-cache-002", "us-east-1b", false)]);

    public static EnvironmentSeen Seen { get; } = new(new("Deployed", true), new("active", Zones), Group(2, 2, 1), Cache, Database, [new("nat-1", "us-east-1a", "available")], new(Now.AddHours(-5), []));

    public static Sight<T> Fresh<T>(T? value) where T : class => new(value, Now, null, Pace);

    public static TierGround Well { get; } = Of(Seen);

    public static TierGround Of(EnvironmentSeen seen) => new(
        Resources, Fresh(seen.Edge), Fresh(seen.LoadBalancer), Fresh(seen.Compute), Fresh(seen.Cache), Fresh(seen.Database), new(seen.Storage, seen.Storage?.CheckedAt, null, TimeSpan.FromDays(1)), RecentMetrics.None, null, new Thresholds(), Now);
}
