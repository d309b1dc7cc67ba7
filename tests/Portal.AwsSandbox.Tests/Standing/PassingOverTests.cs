using Portal.AwsSandbox.Standing;
using Portal.AwsSandbox.Tests.Harness;

namespace Portal.AwsSandbox.Tests.Standing;

/// <summary>Hours in which nothing comes of the load are passed over. The tolerance against living through every step is none.</summary>
public sealed class PassingOverTests
{
    [Theory]
    [InlineData("one", 1, "2")]
    [InlineData("two", 1, "10")]
    [InlineData("three", 2.5, "10")]
    [InlineData("four", 4, "40")]
    [InlineData("five", 0.4, "3")]
    public async Task Months_come_out_instance_by_instance_as_if_every_step_were_lived(string seed, double load, string most)
    {
        using var world = new LocalWorld(seed);
        world.Clock.Show(new DateTimeOffset(2025, 10, 1, 8, 0, 0, TimeSpan.Zero));
        await world.StackAsync("CreateStack", "shop", ThreeTier.Template, StackSteps.Parameters(("Most", most)));
        world.Forward(TimeSpan.FromDays(20));
        await BeginAsync(world, DisturbanceKind.Load, null, one => one with { StackId = world.Region.ByName("shop")!.Id, Factor = load });
        world.Forward(TimeSpan.FromDays(13.3));
        await BeginAsync(world, DisturbanceKind.ZoneLost, TimeSpan.FromHours(3), one => one with { Zone = "us-east-1b" });
        world.Forward(TimeSpan.FromDays(9));
        var group = Past.Between(world.Region, DateTimeOffset.MinValue, DateTimeOffset.MaxValue).First(spell => spell.Type == "AWS::AutoScaling::AutoScalingGroup").PhysicalId;
        var standing = Fleet.At(world.Region, group, world.Clock.Shown)[0];
        await BeginAsync(world, DisturbanceKind.NodeBroken, null, one => one with { PhysicalId = standing.Id });
        world.Forward(TimeSpan.FromDays(8));
        await world.StackAsync("UpdateStack", "shop", ThreeTier.Template, StackSteps.Parameters(("Most", "12")));
        world.Forward(TimeSpan.FromDays(15));

        var plain = new FleetTimeline(group, strides: false);
        world.Region.Read(_ =>
        {
            plain.RunTo(world.Region, world.Clock.Shown);
            return true;
        });

        plain.All.Count.ShouldBeGreaterThan(3);
        Fleet.Of(world.Region, group).Select(Told).ShouldBe(plain.All.Select(Told));
        var fresh = new FleetTimeline(group);
        world.Region.Read(_ =>
        {
            fresh.RunTo(world.Region, world.Clock.Shown);
            return true;
        });
        fresh.All.Select(Told).ShouldBe(plain.All.Select(Told));
        fresh.Desired.ShouldBe(plain.Desired);
        // At the usual load most of it is passed over.
        if (load <= 1) fresh.Lived.ShouldBeLessThan(plain.Lived / 3);
    }

    private static Task<Disturbance> BeginAsync(LocalWorld world, DisturbanceKind kind, TimeSpan? lasts, Func<Disturbance, Disturbance> about) => world.Region.ChangeAsync(now =>
    {
        var at = world.Region.Clock.ShownAt(now);
        return Disturbances.Begin(world.Region, kind, at, lasts is { } span ? at + span : null, about);
    });

    private static string Told(Instance one) => $"{one.Id} {one.Zone} {one.LaunchedAt:O} {one.InServiceAt:O} {one.BrokenAt:O} {one.EndedAt:O} {one.Cause} {one.EndCause}";
}
