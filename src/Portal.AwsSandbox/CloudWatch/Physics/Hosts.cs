using System.Collections.Concurrent;
using Portal.AwsSandbox.Standing;
using Portal.AwsSandbox.State;

namespace Portal.AwsSandbox.CloudWatch.Physics;

/// <summary>Instances of a zone at a moment; those that still boot are neither.</summary>
public readonly record struct ZoneHosts(string Zone, int Healthy, int Unhealthy);

/// <summary>The instances of a stack's group in a minute. <paramref name="Booting"/> are launched and not yet in service.</summary>
public sealed record HostCount(IReadOnlyList<ZoneHosts> Zones, int Booting, int Least, int Most)
{
    public int Healthy { get; } = Zones.Sum(zone => zone.Healthy);

    public int Unhealthy { get; } = Zones.Sum(zone => zone.Unhealthy);

    public int Total => Healthy + Unhealthy + Booting;
}

/// <summary>How many instances serve where, from those that the stack's group had.</summary>
public sealed class Hosts
{
    // Of a year of scaling only the few instances of one stretch are looked through for a minute.
    private const int Stretch = 6 * 60;

    private readonly StackPicture picture;
    private readonly Lazy<Dictionary<string, List<Instance>>> fleets;
    private readonly ConcurrentDictionary<(string Group, long Stretch), Instance[]> near = new();
    private readonly ConcurrentDictionary<long, List<string>> zones = new();

    public Hosts(Region region, StackPicture picture)
    {
        this.picture = picture;
        var groups = picture.Spells.Where(spell => spell.Type == "AWS::AutoScaling::AutoScalingGroup").Select(spell => spell.PhysicalId).Distinct();
        // Copies, because instances go on living while they are read here; and only when they are, for most minutes asked about are known.
        fleets = new(() => groups.ToDictionary(group => group, group => region.Read(_ => Fleet.Of(region, group).Select(one => one with { }).ToList())), LazyThreadSafetyMode.PublicationOnly);
    }

    public HostCount? At(DateTimeOffset at)
    {
        if (picture.First("AWS::AutoScaling::AutoScalingGroup", at) is not { } group) return null;
        var known = zones.GetOrAdd(group.Number, _ => Zones(group));
        System.Span<int> healthy = stackalloc int[known.Count], unhealthy = stackalloc int[known.Count];
        var booting = 0;
        foreach (var one in Near(group.PhysicalId, at))
        {
            if (!one.StandsAt(at)) continue;
            var place = known.IndexOf(one.Zone);
            if (one.ServesAt(at)) healthy[place]++;
            else if (one.InServiceAt <= at) unhealthy[place]++;
            else booting++;
        }
        var count = new ZoneHosts[known.Count];
        for (var n = 0; n < count.Length; n++) count[n] = new ZoneHosts(known[n], healthy[n], unhealthy[n]);
        return new HostCount(count, booting, group.Number32("MinSize") ?? 0, group.Number32("MaxSize") ?? 0);
    }

    // The group's zones, and those in which it had instances before they were changed.
    private List<string> Zones(Spell group)
    {
        var subnets = group.Texts("VPCZoneIdentifier");
        return [.. picture.Spells.Where(spell => spell.Type == "AWS::EC2::Subnet" && subnets.Contains(spell.PhysicalId))
            .Select(spell => spell.Text("AvailabilityZone")).OfType<string>().Concat(group.Texts("AvailabilityZones"))
            .Concat(fleets.Value[group.PhysicalId].Select(one => one.Zone)).Distinct().Order(StringComparer.Ordinal)];
    }

    private Instance[] Near(string group, DateTimeOffset at)
    {
        var stretch = Span.MinuteOf(at) / Stretch;
        return near.GetOrAdd((group, stretch), _ =>
        {
            var (from, to) = (Span.Of(stretch * Stretch), Span.Of((stretch + 1) * Stretch));
            return [.. fleets.Value[group].Where(one => one.LaunchedAt < to && (one.EndedAt is null || one.EndedAt > from))];
        });
    }
}
