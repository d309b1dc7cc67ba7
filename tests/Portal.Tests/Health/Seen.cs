using Portal.Domain;
using Portal.Domain.Environments;
using Portal.Domain.Health;
using Portal.Domain.Health.Seen;
using Portal.Health;

namespace Portal.Tests.Health;

/// <summary>An environment as the collector saw it at 14:32 UTC on 19 Nov 2026: five instances over three zones, all well.</summary>
internal static class Seen
{
    public static readonly DateTimeOffset Now = new(2026, 11, 19, 14, 32, 0, TimeSpan.Zero);

    public static readonly FreshnessView Fresh = new("metrics", Now.AddMinutes(-2), TimeSpan.FromMinutes(60), null, null);

    public static readonly EnvironmentSeen All = new(
        new DistributionSeen("Deployed", true), new LoadBalancerSeen("active", ["us-east-1a", "us-east-1b", "us-east-1c"]),
        new GroupSeen(3, 10, 5, ["us-east-1a", "us-east-1b", "us-east-1c"], [Instance("i-1", "a"), Instance("i-2", "a"), Instance("i-3", "b"), Instance("i-4", "b"), Instance("i-5", "c")]),
        new CacheSeen("available", true, "cache.t4g.medium", [new CacheNodeSeen("n-1", "us-east-1a", true), new CacheNodeSeen("n-2", "us-east-1b", false)]),
        new DatabaseSeen("available", true, "us-east-1b", "us-east-1c", "db.m6g.large", 100), [new NatSeen("nat-1", "us-east-1a", "available")]);

    public static InstanceSeen Instance(string id, string zone, string lifecycle = "InService", bool isHealthy = true) => new(id, "us-east-1" + zone, lifecycle, isHealthy, "m7g.medium");

    public static TierView Tier(HealthTier tier, HealthState state = HealthState.Healthy, string reason = "", string note = "") => new(tier, tier.Title(), state, reason, Now.AddMinutes(-34), Now.AddSeconds(-38), note);

    public static EnvironmentHealthView View(EnvironmentSeen? seen = null, params TierView[] tiers)
    {
        var what = seen ?? All;
        var all = Enum.GetValues<HealthTier>().Select(tier => tiers.FirstOrDefault(one => one.Tier == tier) ?? Tier(tier)).ToList();
        var worst = all.MaxBy(tier => tier.State)!;
        var size = what.Compute is { } group ? new GroupSize(group.Least, group.Most, group.Desired, group.InService, "m7g.medium") : null;
        return new EnvironmentHealthView(
            new EnvironmentId("env-1"), "checkout-prod", "shop", "111111111111", "us-east-1", EnvironmentState.Ready, worst.State, worst.Reason, worst.Since, Now.AddSeconds(-38), all,
            BuildZoneGrid.Of(what, 3), Slo(), null, BurnLevel.None, [], [], 3, size, new RecentMetrics(Requests: 6070, HealthyHosts: 5, EdgeRequests: 6200), Fresh,
            [new FreshnessView("alarms", Now.AddSeconds(-30), TimeSpan.FromMinutes(1), null, null), new FreshnessView("NAT gateways", Now.AddMinutes(-4), TimeSpan.FromMinutes(10), null, null)]);
    }

    public static SloStanding Slo(double? availability = 99.962, double? left = 26.8, params Burn[] burns) =>
        new(99.9, 30, availability, 43.2, left, burns, default, Now.AddDays(-30), Now);
}
