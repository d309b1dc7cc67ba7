using Portal.AwsSandbox.Standing;
using Portal.AwsSandbox.State;
using Portal.AwsSandbox.Tests.Harness;

namespace Portal.AwsSandbox.Tests.Standing;

public sealed class FleetTests : IDisposable
{
    private readonly LocalWorld world = new();

    [Fact]
    public async Task Instances_begin_one_in_each_zone_under_the_ids_that_were_signalled()
    {
        await StandAsync();
        var first = Fleet.Of(world.Region, Group).Take(3).ToList();
        first.Select(one => one.Zone).ShouldBe(["us-east-1a", "us-east-1b", "us-east-1c"], ignoreOrder: true);
        var signalled = world.Region.Read(_ => world.Region.ByName("shop")!.Events.Where(e => e.Reason?.StartsWith("Received SUCCESS", StringComparison.Ordinal) == true).Select(e => e.Reason!.Split(' ')[^1]).ToList());
        first.Select(one => one.Id).ShouldBe(signalled, ignoreOrder: true);
    }

    [Fact]
    public async Task Load_brings_instances_within_minutes_and_takes_them_away_slowly()
    {
        await StandAsync();
        await LoadAsync(30);
        world.Forward(TimeSpan.FromMinutes(10));
        Count().ShouldBe(10);
        await world.Region.ChangeAsync(now => Disturbances.End(world.Region, world.Region.Clock.ShownAt(now), one => one.Kind == DisturbanceKind.Load));
        world.Forward(TimeSpan.FromMinutes(8));
        Count().ShouldBe(10);
        world.Forward(TimeSpan.FromMinutes(20));
        Count().ShouldBeLessThan(6);
        var spread = Fleet.At(world.Region, Group, world.Clock.Shown).GroupBy(one => one.Zone).Select(zone => zone.Count()).ToList();
        (spread.Max() - spread.Min()).ShouldBeLessThan(2);
    }

    [Fact]
    public async Task A_lost_zone_is_left_and_gone_back_to()
    {
        await StandAsync();
        await world.Region.ChangeAsync(now => Disturbances.Begin(world.Region, DisturbanceKind.ZoneLost, world.Region.Clock.ShownAt(now), null, one => one with { Zone = "us-east-1b" }));
        world.Forward(TimeSpan.FromSeconds(1));
        Fleet.At(world.Region, Group, world.Clock.Shown).Where(one => one.Zone == "us-east-1b").ShouldAllBe(one => !one.ServesAt(world.Clock.Shown));
        world.Forward(TimeSpan.FromMinutes(6));
        Fleet.At(world.Region, Group, world.Clock.Shown).ShouldAllBe(one => one.Zone != "us-east-1b" && one.ServesAt(world.Clock.Shown));
        Count().ShouldBeGreaterThanOrEqualTo(3);
        await world.Region.ChangeAsync(now => Disturbances.End(world.Region, world.Region.Clock.ShownAt(now), _ => true));
        world.Forward(TimeSpan.FromMinutes(6));
        Fleet.At(world.Region, Group, world.Clock.Shown).ShouldContain(one => one.Zone == "us-east-1b");
    }

    [Fact]
    public async Task The_fleet_comes_out_the_same_whenever_it_is_looked_at_and_after_a_restart()
    {
        await StandAsync();
        for (var n = 0; n < 40; n++)
        {
            if (n == 10) await LoadAsync(5);
            // Looking in between must not change what comes out.
            world.Forward(TimeSpan.FromSeconds(77));
            Fleet.Of(world.Region, Group);
        }
        world.Forward(TimeSpan.FromDays(3));
        var looked = Lines();
        looked.Count.ShouldBeGreaterThan(8);
        world.Restart();
        Lines().ShouldBe(looked);
    }

    [Fact]
    public async Task A_deleted_group_has_no_instances_but_had_some()
    {
        await StandAsync();
        var before = world.Clock.Shown;
        var group = Group;
        await world.StackAsync("DeleteStack", "shop");
        Fleet.At(world.Region, group, world.Clock.Shown).ShouldBeEmpty();
        Fleet.At(world.Region, group, before).Count.ShouldBeGreaterThanOrEqualTo(3);
    }

    public void Dispose() => world.Dispose();

    private string Group => Past.Between(world.Region, DateTimeOffset.MinValue, DateTimeOffset.MaxValue).First(spell => spell.Type == "AWS::AutoScaling::AutoScalingGroup").PhysicalId;

    private async Task StandAsync()
    {
        world.Clock.Show(new DateTimeOffset(2025, 10, 1, 8, 0, 0, TimeSpan.Zero));
        await world.StackAsync("CreateStack", "shop", ThreeTier.Template);
    }

    private int Count() => Fleet.At(world.Region, Group, world.Clock.Shown).Count;

    private Task<Disturbance> LoadAsync(double factor) => world.Region.ChangeAsync(now => Disturbances.Begin(
        world.Region, DisturbanceKind.Load, world.Region.Clock.ShownAt(now), null, one => one with { StackId = world.Region.ByName("shop")!.Id, Factor = factor }));

    private List<string> Lines() => [.. Fleet.Of(world.Region, Group).Select(one => $"{one.Id} {one.Zone} {one.LaunchedAt:O} {one.InServiceAt:O} {one.EndedAt:O}")];
}
