using Portal.AwsSandbox.State;

namespace Portal.AwsSandbox.Standing;

/// <summary>
/// The instances of Auto Scaling groups: as many as the load needs between smallest and largest size, quick to come and slow to go,
/// spread over the zones that are there.
/// </summary>
public static class Fleet
{
    /// <summary>Every instance a group ever had up to now, in order of launch; empty for a group that never was.</summary>
    public static IReadOnlyList<Instance> Of(Region region, string group) => region.Read(now => Timeline(region, group, now)?.All.ToList() ?? []);

    /// <summary>The group's desired capacity at a moment, as it was or is.</summary>
    public static int DesiredAt(Region region, string group, DateTimeOffset at) => region.Read(now =>
        Timeline(region, group, now)?.Desired.LastOrDefault(change => change.At <= at).Desired ?? 0);

    /// <summary>The instances that stand at a moment.</summary>
    public static IReadOnlyList<Instance> At(Region region, string group, DateTimeOffset at) => [.. Of(region, group).Where(one => one.StandsAt(at))];

    private static FleetTimeline? Timeline(Region region, string group, long now)
    {
        if (!region.Past.Fleets.TryGetValue(group, out var timeline))
        {
            if (!region.Past.ById(group).Any(spell => spell.Type == "AWS::AutoScaling::AutoScalingGroup")) return null;
            region.Past.Fleets[group] = timeline = new FleetTimeline(group);
        }
        timeline.RunTo(region, region.Clock.ShownAt(now));
        return timeline;
    }
}
