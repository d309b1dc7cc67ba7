using Portal.AwsSandbox.Standing;
using Portal.AwsSandbox.Traffic;

namespace Portal.AwsSandbox.Costs.Metering;

/// <summary>How many instances a group ran in an hour: what its demand needs at the usage that target tracking aims at, within its bounds.</summary>
internal static class FleetSize
{
    private const double Aim = 0.5;

    public static int At(Spell group, string instanceType, StackTraffic? traffic, DateTimeOffset at)
    {
        var least = Math.Max(0, group.Number32("MinSize") ?? 1);
        var most = Math.Max(least, group.Number32("MaxSize") ?? least);
        if (group.Number32("DesiredCapacity") is { } desired) least = Math.Clamp(desired, least, most);
        if (traffic is null) return least;
        var needed = Demand.RequestsPerSecond(traffic, at) / (Capacity.RequestsPerSecond(instanceType) * Aim);
        return Math.Clamp((int)Math.Ceiling(needed), least, most);
    }
}
