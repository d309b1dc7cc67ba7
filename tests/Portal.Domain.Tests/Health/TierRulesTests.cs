using Portal.Domain.Health;
using Portal.Domain.Health.Seen;

namespace Portal.Domain.Tests.Health;

/// <summary>Each line of the table on a ground that is well but for one thing.</summary>
public sealed class TierRulesTests
{
    [Fact]
    public void An_environment_that_is_well_is_well_in_all_its_tiers()
    {
        var tiers = JudgeTiers.Of(Grounds.Well, [], TimeSpan.Zero);
        tiers.Select(tier => tier.Tier).ShouldBe(Enum.GetValues<HealthTier>());
        tiers.ShouldAllBe(tier => tier.State == HealthState.Healthy && tier.Reason(Grounds.Now) == "");
    }

    [Fact]
    public void A_missing_standby_reads_as_rebuilding_with_its_time() =>
        Reason(HealthTier.Database, Grounds.Well with { Database = Grounds.Fresh(Grounds.Database with { StandbyZone = null }) })
            .ShouldBe((HealthState.Degraded, "standby is rebuilding: no second zone for the database since 14:02"));

    [Theory]
    [InlineData("failed", HealthState.Down)]
    [InlineData("stopped", HealthState.Down)]
    [InlineData("storage-full", HealthState.Down)]
    [InlineData("modifying", HealthState.Degraded)]
    [InlineData("backing-up", HealthState.Healthy)]
    [InlineData("a-status-nobody-knows", HealthState.Degraded)]
    public void A_database_is_as_its_status_says(string status, HealthState expected) =>
        Reason(HealthTier.Database, Grounds.Well with { Database = Grounds.Fresh(Grounds.Database with { Status = status }) }).State.ShouldBe(expected);

    [Fact]
    public void Without_an_instance_in_service_compute_and_load_balancer_are_down()
    {
        var dark = Grounds.Group(2, 2, 1);
        var ground = Grounds.Well with { Compute = Grounds.Fresh(dark with { Instances = [.. dark.Instances.Select(one => one with { IsHealthy = false })] }) };
        Reason(HealthTier.Compute, ground).ShouldBe((HealthState.Down, "no instance is in service since 14:02"));
        Reason(HealthTier.LoadBalancer, ground).ShouldBe((HealthState.Down, "no healthy target: every request is turned away since 14:02"));
    }

    [Fact]
    public void A_group_of_none_on_purpose_is_not_down() =>
        Reason(HealthTier.Compute, Grounds.Well with { Compute = Grounds.Fresh(new GroupSeen(0, 10, 0, Grounds.Zones, [])) }).State.ShouldBe(HealthState.Healthy);

    [Fact]
    public void A_zone_without_an_instance_is_named() =>
        Reason(HealthTier.Compute, Grounds.Well with { Compute = Grounds.Fresh(Grounds.Group(2, 0, 1)) }).ShouldBe((HealthState.Degraded, "no instance in service in us-east-1b since 14:02"));

    [Fact]
    public void A_group_at_its_maximum_is_degraded_after_a_quarter_of_an_hour()
    {
        var full = Grounds.Well with { Compute = Grounds.Fresh(Grounds.Group(4, 3, 3)) };
        Reason(HealthTier.Compute, full with { CeilingSince = Grounds.Now.AddMinutes(-14) }).State.ShouldBe(HealthState.Healthy);
        Reason(HealthTier.Compute, full with { CeilingSince = Grounds.Now.AddMinutes(-15) }).ShouldBe((HealthState.Degraded, "at its maximum of 10 instances: no more come when load grows since 13:47"));
    }

    [Fact]
    public void What_was_not_seen_for_three_paces_is_unknown_and_never_the_old_green()
    {
        var fault = new Sight<DatabaseSeen>(Grounds.Database, Grounds.Now.AddMinutes(-3.5), "AWS is throttling rds:DescribeDBInstances.", TimeSpan.FromMinutes(1));
        Reason(HealthTier.Database, Grounds.Well with { Database = fault }).ShouldBe((HealthState.Unknown, "the database can't be seen: AWS is throttling rds:DescribeDBInstances; unknown since 13:58"));
        Reason(HealthTier.Database, Grounds.Well with { Database = fault with { SeenAt = Grounds.Now.AddMinutes(-3) } }).State.ShouldBe(HealthState.Healthy);
    }

    [Fact]
    public void A_sight_from_the_future_is_none_because_a_clock_was_wrong() =>
        Reason(HealthTier.Database, Grounds.Well with { Database = Grounds.Fresh(Grounds.Database) with { SeenAt = Grounds.Now.AddDays(1) } }).State.ShouldBe(HealthState.Unknown);

    [Fact]
    public void What_aws_does_not_list_any_more_is_down() =>
        Reason(HealthTier.Cache, Grounds.Well with { Cache = Grounds.Fresh<CacheSeen>(null) }).ShouldBe((HealthState.Down, "the cache is gone: AWS does not list it since 14:02"));

    [Theory]
    [InlineData(99, 50, HealthState.Healthy)]
    [InlineData(100, 1.0, HealthState.Healthy)]
    [InlineData(100, 1.1, HealthState.Degraded)]
    public void A_share_of_errors_counts_from_so_many_requests_on(double requests, double percent, HealthState expected) =>
        JudgeTiers.Judge(HealthTier.LoadBalancer, Grounds.Well with { Recent = new RecentMetrics(Requests: requests, ErrorPercent: percent) }).State.ShouldBe(expected);

    [Fact]
    public void A_slow_database_is_told_in_milliseconds() =>
        JudgeTiers.Judge(HealthTier.Database, Grounds.Well with { Recent = new RecentMetrics(DatabaseReadSeconds: 0.061, DatabaseWriteSeconds: 0.02) }).Text.ShouldBe("the database takes 61 ms to read or write");

    [Fact]
    public void Little_free_storage_is_a_share_of_what_is_allocated() =>
        JudgeTiers.Judge(HealthTier.Database, Grounds.Well with { Recent = new RecentMetrics(DatabaseFreeBytes: 9.9 * 1024 * 1024 * 1024) }).Text.ShouldBe("9.9 % of the database's storage is free");

    [Fact]
    public void A_disabled_distribution_is_down() =>
        Reason(HealthTier.Edge, Grounds.Well with { Edge = Grounds.Fresh(new DistributionSeen("Deployed", false)) }).State.ShouldBe(HealthState.Down);

    [Fact]
    public void Buckets_are_as_their_last_drift_check_says_and_unknown_without_one()
    {
        Reason(HealthTier.Storage, Grounds.Of(Grounds.Seen with { Storage = new StorageSeen(Grounds.Now.AddHours(-1), ["VersioningConfiguration/Status"]) }))
            .ShouldBe((HealthState.Degraded, "settings of a bucket drifted: VersioningConfiguration/Status since 14:02"));
        var unseen = JudgeTiers.Of(Grounds.Of(Grounds.Seen with { Storage = null }), [], TimeSpan.Zero);
        unseen.Single(tier => tier.Tier == HealthTier.Storage).State.ShouldBe(HealthState.Unknown);
        WorstTier.Of(unseen)!.Value.State.ShouldBe(HealthState.Healthy);
    }

    [Fact]
    public void Names_of_rules_are_the_tier_s_own() =>
        TierRules.All.GroupBy(rule => (rule.Tier, rule.Name)).ShouldAllBe(same => same.Count() == 1);

    [Fact]
    public void A_lost_cache_degrades_the_environment_and_a_lost_database_ends_it()
    {
        TierHealth Down(HealthTier tier) => new(tier, HealthState.Down, "any", "gone", Grounds.Now);
        WorstTier.Of([Down(HealthTier.Cache)])!.Value.State.ShouldBe(HealthState.Degraded);
        WorstTier.Of([Down(HealthTier.Cache), Down(HealthTier.Database)])!.Value.State.ShouldBe(HealthState.Down);
        WorstTier.Of([]).ShouldBeNull();
    }

    [Fact]
    public void What_is_known_to_be_degraded_outweighs_what_is_unknown()
    {
        TierHealth In(HealthTier tier, HealthState state) => new(tier, state, "any", "so", Grounds.Now);
        WorstTier.Of([In(HealthTier.Edge, HealthState.Unknown), In(HealthTier.Database, HealthState.Healthy)])!.Value.State.ShouldBe(HealthState.Unknown);
        WorstTier.Of([In(HealthTier.Edge, HealthState.Unknown), In(HealthTier.Database, HealthState.Degraded)])!.Value.State.ShouldBe(HealthState.Degraded);
    }

    private static (HealthState State, string Reason) Reason(HealthTier tier, TierGround ground)
    {
        var judged = JudgeTiers.Of(ground, [], TimeSpan.Zero).Single(one => one.Tier == tier);
        return (judged.State, judged.Reason(Grounds.Now));
    }
}
