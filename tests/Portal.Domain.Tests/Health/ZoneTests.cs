using Portal.Domain.Health;
using Portal.Domain.Health.Seen;

namespace Portal.Domain.Tests.Health;

public sealed class ZoneTests
{
    [Theory]
    [InlineData(new[] { 2, 2, 1 }, true)]
    [InlineData(new[] { 1, 1, 1 }, true)]
    [InlineData(new[] { 3, 1, 1 }, false)]
    [InlineData(new[] { 1, 1, 0 }, false)]
    public void A_group_is_balanced_when_zones_differ_by_one_at_most_and_none_is_empty(int[] inService, bool expected) =>
        Balance.Of(Grounds.Group(inService)).IsBalanced.ShouldBe(expected);

    [Fact]
    public void The_grid_shows_what_stands_where()
    {
        var grid = BuildZoneGrid.Of(Grounds.Seen, 3);
        grid.Zones.ShouldBe(Grounds.Zones);
        grid.Of(ZonePart.Instances).Select(cell => cell.InService).ShouldBe([2, 2, 1]);
        grid.Of(ZonePart.Database).Select(cell => $"{cell.Zone} {cell.Role}").ShouldBe(["us-east-1a Primary", "us-east-1b Standby"]);
        grid.Of(ZonePart.Cache).Select(cell => $"{cell.Zone} {cell.Role}").ShouldBe(["us-east-1a Primary", "us-east-1b Replica"]);
        grid.Of(ZonePart.LoadBalancer).Count().ShouldBe(3);
        grid.Of(ZonePart.Nat).Single().Zone.ShouldBe("us-east-1a");
        (grid.IsBalanced, grid.SurvivesAnyZone).ShouldBe((true, true));
    }

    [Fact]
    public void Instances_that_are_not_in_service_are_told_by_their_lifecycle()
    {
        var group = Grounds.Group(2, 2, 1);
        var half = group with { Instances = [group.Instances[0] with { Lifecycle = "Pending" }, group.Instances[1] with { IsHealthy = false }, .. group.Instances.Skip(2)] };
        var cell = BuildZoneGrid.Of(Grounds.Seen with { Compute = half }, 3).Of(ZonePart.Instances).First();
        (cell.State, cell.InService, cell.Total, cell.Note).ShouldBe((HealthState.Down, 0, 2, "1 Pending, 1 Unhealthy"));
    }

    [Fact]
    public void Without_a_standby_the_primary_s_zone_can_t_be_lost_and_the_others_can()
    {
        var losses = BuildZoneGrid.Of(Grounds.Seen with { Database = Grounds.Database with { StandbyZone = null } }, 3).Losses;
        losses[0].ShouldBe(new ZoneLoss("us-east-1a", LossVerdict.NotEnough, 3, 3, "no database: no standby in another zone"));
        losses[1].ShouldBe(new ZoneLoss("us-east-1b", LossVerdict.Enough, 3, 3, ""));
    }

    [Fact]
    public void What_is_left_is_held_against_what_the_load_needs()
    {
        var grid = BuildZoneGrid.Of(Grounds.Seen with { Compute = Grounds.Group(5, 2, 1) }, 5);
        grid.Losses.Select(loss => (loss.Left, loss.Verdict)).ShouldBe([(3, LossVerdict.NotEnough), (6, LossVerdict.Enough), (7, LossVerdict.Enough)]);
        grid.Losses[0].Why.ShouldBe("3 of 8 remain, the load needs 5");
        grid.SurvivesAnyZone.ShouldBe(false);
    }

    [Fact]
    public void Without_measured_load_nobody_can_tell() =>
        BuildZoneGrid.Of(Grounds.Seen, null).SurvivesAnyZone.ShouldBeNull();

    [Fact]
    public void Nothing_seen_is_an_empty_grid() => BuildZoneGrid.Of(EnvironmentSeen.Nothing, 3).ShouldBe(ZoneGrid.Empty);

    [Fact]
    public void The_busiest_hour_says_how_many_instances_are_needed()
    {
        // 5 instances at 56 % are 280 % of one; at 70 % each that takes 4.
        EstimateNeed.Of([(20, 3), (56, 5), (40, 4)], 70).ShouldBe(4);
        EstimateNeed.Of([(56.1, 5)], 70).ShouldBe(5);
        EstimateNeed.Of([(0, 3)], 70).ShouldBe(1);
        EstimateNeed.Of([], 70).ShouldBeNull();
    }

    [Fact]
    public void An_empty_zone_alone_is_not_a_lost_zone_and_with_a_second_sign_it_is()
    {
        var empty = Grounds.Seen with { Compute = Grounds.Group(2, 2, 0) };
        Dictionary<string, int> Emptied(int count) => new() { ["us-east-1c"] = count };
        FindLostZones.Of(empty, [], Emptied(1), null, Grounds.Now).ShouldBeEmpty();
        FindLostZones.Of(empty, [], Emptied(2), null, Grounds.Now).ShouldBe(["us-east-1c"]);
        FindLostZones.Of(empty, [], Emptied(1), Grounds.Now.AddMinutes(-10), Grounds.Now).ShouldBe(["us-east-1c"]);
        FindLostZones.Of(empty with { Database = Grounds.Database with { StandbyZone = null } }, [], Emptied(1), null, Grounds.Now).ShouldBe(["us-east-1c"]);
        FindLostZones.Of(empty, ["us-east-1c"], Emptied(1), null, Grounds.Now).ShouldBe(["us-east-1c"]);
        FindLostZones.Of(Grounds.Seen, ["us-east-1c"], new Dictionary<string, int>(), null, Grounds.Now).ShouldBeEmpty();
    }
}
