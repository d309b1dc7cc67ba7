using Portal.Domain.Access;
using Portal.Domain.Environments;
using Portal.Domain.Health;
using Portal.Domain.Health.Drills;

namespace Portal.Domain.Tests.Health;

public sealed class DrillTests
{
    private static readonly DateTimeOffset Now = Grounds.Now;
    private static readonly Actor Kim = new(new PersonId("kim"), "Kim", "shop", new HashSet<Role> { Role.Requester });
    private static readonly Actor Tomas = new(new PersonId("tomas"), "Tomás", "platform", new HashSet<Role> { Role.Approver });
    private static readonly DrillSeen Before = new("available", "us-east-1a", "us-east-1a", ["us-east-1b"]);
    private static readonly DrillSeen Away = new("rebooting", "us-east-1a", "us-east-1a", ["us-east-1b"]);
    private static readonly DrillSeen Moved = new("available", "us-east-1b", "us-east-1b", ["us-east-1a"]);

    private static readonly Freeze Frozen = Freeze.OfEnvironment(new EnvironmentId("env-1"), "shop-prod", "A drill", Now, Now.AddMinutes(15), Actor.Portal, Now);

    private static readonly DrillGround Well = new("shop-prod", EnvironmentState.Ready, false, DrillPermission.AtOnce, null, [], HealthState.Healthy, "", Grounds.Resources, Grounds.Seen, null);

    [Fact]
    public void What_is_well_and_allowed_may_be_drilled()
    {
        Well.Problems(DrillKind.Database).ShouldBeEmpty();
        Well.Problems(DrillKind.Cache).ShouldBeEmpty();
    }

    [Fact]
    public void All_that_speaks_against_a_drill_is_told_at_once()
    {
        var ground = Well with
        {
            Permission = DrillPermission.Never,
            IsReadOnly = true,
            Lifecycle = EnvironmentState.Failed,
            Changing = "A deployment runs",
            Freezes = ["Everything is frozen by Tomás."],
            State = HealthState.Degraded,
            Reason = "standby is rebuilding since 14:02",
            Other = "Kim",
            Seen = Grounds.Seen with { Database = Grounds.Database with { StandbyZone = null } },
        };
        ground.Problems(DrillKind.Database).Select(problem => problem.Code).ShouldBe(["permission", "readOnly", "state", "deployment", "freeze", "health", "drill", "standby"]);
        ground.Problems(DrillKind.Database).ShouldAllBe(problem => problem.Message.EndsWith('.') && problem.Fix.EndsWith('.'));
        ground.Problems(DrillKind.Database).Single(problem => problem.Code == "health").Message.ShouldBe("shop-prod is degraded: standby is rebuilding since 14:02.");
    }

    [Fact]
    public void Without_a_database_or_a_replica_there_is_nothing_to_fail_over()
    {
        (Well with { Resources = Grounds.Resources with { Database = null } }).Problems(DrillKind.Database).Single().Code.ShouldBe("missing");
        (Well with { Seen = Grounds.Seen with { Cache = Grounds.Cache with { FailsOver = false } } }).Problems(DrillKind.Cache).Single().Code.ShouldBe("standby");
        (Well with { Seen = Grounds.Seen with { Cache = Grounds.Cache with { Nodes = [Grounds.Cache.Nodes[0]] } } }).Problems(DrillKind.Cache).Single().Code.ShouldBe("standby");
    }

    [Fact]
    public void Recovery_is_measured_from_the_order_to_available_and_moved()
    {
        var drill = Watched(SiteProbe.None);
        drill.Saw(Before, false, null, Now.AddSeconds(1), Now).ShouldBeFalse();
        drill.Saw(Away, false, null, Now.AddSeconds(4), Now).ShouldBeFalse();
        drill.Saw(null, false, null, Now.AddSeconds(40), Now).ShouldBeFalse();
        drill.Saw(Away with { Primary = "us-east-1b", PrimaryZone = "us-east-1b" }, false, null, Now.AddSeconds(60), Now).ShouldBeFalse();
        drill.Saw(Moved, false, null, Now.AddSeconds(79), Now).ShouldBeTrue();
        drill.Recover([], Now.AddSeconds(79));
        (drill.State, drill.Took, drill.OutageFrom, drill.OutageTo, drill.NextLookAt).ShouldBe((DrillState.Recovered, TimeSpan.FromSeconds(79), Now.AddSeconds(4), Now.AddSeconds(79), null));
        drill.Steps.Select(step => step.Text).ShouldBe([
            "Kim asked for it and typed the environment's name.",
            "Before: primary in us-east-1a, standby in us-east-1b. The environment's address can't be reached from here, so only health data tell.",
            "AWS took the order to fail the database over.",
            "The database is rebooting.",
            "The primary moved to us-east-1b.",
            "The database is available.",
            "Recovered after 79 s: primary in us-east-1b, standby in us-east-1a."]);
    }

    [Fact]
    public void It_has_not_recovered_while_its_own_address_fails()
    {
        var drill = Watched(new SiteProbe("https://shop.example.com/", true, null));
        drill.Saw(Away, true, "HTTP 503", Now.AddSeconds(5), Now).ShouldBeFalse();
        drill.Saw(Moved, true, "HTTP 503", Now.AddSeconds(70), Now).ShouldBeFalse();
        drill.Saw(Moved, true, null, Now.AddSeconds(81), Now).ShouldBeTrue();
        drill.Recover([new DrillEvent(Now, "Multi-AZ instance failover started.")], Now.AddSeconds(81));
        (drill.Probe.Counted, drill.Probe.Errors, drill.Probe.FirstErrorAt, drill.Probe.LastErrorAt).ShouldBe((3, 2, Now.AddSeconds(5), Now.AddSeconds(70)));
        drill.Took.ShouldBe(TimeSpan.FromSeconds(81));
    }

    [Fact]
    public void What_does_not_recover_in_time_says_what_is_missing()
    {
        var drill = Watched(SiteProbe.None);
        drill.Saw(Away, false, null, Now.AddSeconds(5), Now);
        drill.Deadline.ShouldBe(Now.AddMinutes(15));
        drill.RunOut([], Now.AddMinutes(15));
        (drill.State, drill.IsOpen).ShouldBe((DrillState.NotRecovered, false));
        drill.Steps[^1].Text.ShouldBe("It did not recover in time: the primary has not moved, the database is rebooting.");
    }

    [Fact]
    public void An_order_is_given_once_and_what_began_can_not_fail()
    {
        var drill = Watched(SiteProbe.None);
        Should.Throw<InvalidOperationException>(() => drill.Ordered(true, Now));
        Should.Throw<InvalidOperationException>(() => drill.Order(Before, SiteProbe.None, Frozen, TimeSpan.FromMinutes(15), Now));
        Should.Throw<InvalidOperationException>(() => drill.Fail("no", Now));
    }

    [Fact]
    public void Where_an_approver_decides_nothing_is_looked_at_before()
    {
        var drill = Asked(needsReview: true);
        (drill.State, drill.NextLookAt).ShouldBe((DrillState.Asked, null));
        drill.Decline(Tomas, "Not today", Now);
        (drill.State, drill.DecidedByName, drill.IsOpen, drill.NextLookAt).ShouldBe((DrillState.Declined, "Tomás", false, null));
        var other = Asked(needsReview: true);
        other.Grant(Tomas, "", Now);
        (other.State, other.NextLookAt).ShouldBe((DrillState.Waiting, Now));
    }

    private static Drill Asked(bool needsReview) =>
        Drill.Ask(new EnvironmentId("env-1"), DrillKind.Database, "shop-db", DrillPlan.Of(DrillKind.Database, "Database", "shop-db", TimeSpan.FromMinutes(15)), "digest", needsReview, Kim, "", Now);

    private static Drill Watched(SiteProbe probe)
    {
        var drill = Asked(needsReview: false);
        drill.Order(Before, probe, Frozen, TimeSpan.FromMinutes(15), Now);
        drill.Ordered(true, Now);
        return drill;
    }
}
