using Portal.AwsSandbox.Standing;
using Portal.AwsSandbox.Traffic;

namespace Portal.AwsSandbox.CloudWatch.Physics;

/// <summary>Instances of a zone at a moment.</summary>
public readonly record struct ZoneHosts(string Zone, int Healthy, int Unhealthy);

/// <summary>The instances of a stack's group in a minute.</summary>
public sealed record HostCount(IReadOnlyList<ZoneHosts> Zones, int Desired, int Least, int Most)
{
    public int Healthy { get; } = Zones.Sum(zone => zone.Healthy);

    public int Unhealthy { get; } = Zones.Sum(zone => zone.Unhealthy);

    public int Total { get; } = Zones.Sum(zone => zone.Healthy + zone.Unhealthy);
}

/// <summary>How many instances serve where, as target tracking sets them by the load.</summary>
public sealed class Hosts(StackPicture picture)
{
    // Scaling looks back: it adds after three minutes above its target, and takes away after a quarter of an hour below.
    private static readonly TimeSpan Delay = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan LooksBack = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Replaced = TimeSpan.FromMinutes(6);
    private const int Looks = 4;

    public HostCount? At(DateTimeOffset at)
    {
        if (picture.First("AWS::AutoScaling::AutoScalingGroup", at) is not { } group || picture.Traffic is not { } traffic) return null;
        int least = group.Number32("MinSize") ?? 1, most = group.Number32("MaxSize") ?? least;
        var desired = Math.Clamp(Wanted(traffic, at), least, Math.Max(least, most));
        if (group.Number32("DesiredCapacity") is { } fixedTo && Target() is null) desired = fixedTo;
        return new HostCount(Spread(Zones(group), desired, at), desired, least, most);
    }

    private int Wanted(StackTraffic traffic, DateTimeOffset at)
    {
        if (Target() is not { } target) return 0;
        var capacity = Capacity.RequestsPerSecond(TrafficOf.InstanceType(picture.Spells, at));
        var load = 0.0;
        for (var look = 0; look <= Looks; look++)
            load = Math.Max(load, Demand.RequestsPerSecond(traffic, at - Delay - LooksBack * look / Looks));
        return (int)Math.Ceiling(load / capacity / (target / 100));
    }

    private double? Target() => picture.Spells
        .LastOrDefault(spell => spell.Type == "AWS::AutoScaling::ScalingPolicy")?.Number32("TargetTrackingConfiguration/TargetValue");

    private List<string> Zones(Spell group)
    {
        var subnets = group.Texts("VPCZoneIdentifier");
        var zones = picture.Spells.Where(spell => spell.Type == "AWS::EC2::Subnet" && subnets.Contains(spell.PhysicalId))
            .Select(spell => spell.Text("AvailabilityZone")).OfType<string>().Concat(group.Texts("AvailabilityZones")).Distinct().Order(StringComparer.Ordinal).ToList();
        return zones.Count > 0 ? zones : [picture.Region + "a", picture.Region + "b", picture.Region + "c"];
    }

    private List<ZoneHosts> Spread(List<string> zones, int count, DateTimeOffset at)
    {
        var dark = picture.Disturbances.Where(each => each.Kind == DisturbanceKind.ZoneLost && each.IsAt(at)).ToList();
        bool Left(string zone) => dark.Exists(each => each.Zone == zone && at >= each.From + Replaced);
        var open = zones.Where(zone => !Left(zone)).ToList();
        return [.. zones.Select(zone =>
        {
            var place = open.IndexOf(zone);
            var share = place < 0 ? 0 : count / open.Count + (place < count % open.Count ? 1 : 0);
            return dark.Exists(each => each.Zone == zone) ? new ZoneHosts(zone, 0, share) : new ZoneHosts(zone, share, 0);
        })];
    }
}
