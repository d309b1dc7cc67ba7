using Portal.AwsSandbox.State;
using Portal.AwsSandbox.Traffic;

namespace Portal.AwsSandbox.Standing;

/// <summary>What a group is to be at a moment, from the spells and disturbances that cover it. The caller holds the region's lock.</summary>
internal sealed class FleetPlan
{
    public static readonly TimeSpan Step = TimeSpan.FromMinutes(2);

    private readonly Region region;
    private readonly List<Spell> groups;
    private readonly List<Spell> policies;
    private readonly List<Spell> templates;
    private readonly List<Spell> subnets;
    private readonly IReadOnlyList<Disturbance> troubles;
    private readonly StackTraffic? traffic;

    public FleetPlan(Region region, string group)
    {
        this.region = region;
        var all = Past.OfStack(region, region.Past.StackOf(group)!);
        groups = [.. all.Where(spell => spell.Type == "AWS::AutoScaling::AutoScalingGroup" && spell.PhysicalId == group)];
        policies = [.. all.Where(spell => spell.Type == "AWS::AutoScaling::ScalingPolicy" && spell.Text("AutoScalingGroupName") == group)];
        templates = [.. all.Where(spell => spell.Type == "AWS::EC2::LaunchTemplate")];
        subnets = [.. all.Where(spell => spell.Type == "AWS::EC2::Subnet")];
        troubles = region.Facts.Disturbances;
        traffic = TrafficOf.Spells(region, all);
    }

    public static bool IsStep(DateTimeOffset at) => at.UtcTicks % Step.Ticks == 0;

    /// <summary>The next moment at which something may follow: every two minutes, and when somebody changes the group.</summary>
    public DateTimeOffset Next(DateTimeOffset at)
    {
        var next = new DateTimeOffset(at.UtcTicks - at.UtcTicks % Step.Ticks + Step.Ticks, TimeSpan.Zero);
        foreach (var group in groups)
        {
            if (group.From > at && group.From < next) next = group.From;
            if (group.To is { } end && end > at && end < next) next = end;
        }
        return next;
    }

    public Spell? GroupAt(DateTimeOffset at) => At(groups, at);

    public Spell First => groups[0];

    public Spell? TemplateAt(Spell group, DateTimeOffset at) =>
        At(templates.Where(template => template.PhysicalId == group.Text("LaunchTemplate/LaunchTemplateId")), at);

    /// <summary>The group's subnets by zone; of a group that names zones only, no subnets.</summary>
    public Dictionary<string, string?> Zones(Spell group)
    {
        var zones = new Dictionary<string, string?>();
        foreach (var subnet in group.Texts("VPCZoneIdentifier")) zones.TryAdd(Network.ZoneOf(subnets, region.Name, subnet), subnet);
        foreach (var zone in group.Texts("AvailabilityZones")) zones.TryAdd(zone, null);
        if (zones.Count == 0) zones[Network.Zones(region.Name)[0]] = null;
        return zones;
    }

    public bool IsLost(string zone, DateTimeOffset at) => troubles.Any(each => each.Kind == DisturbanceKind.ZoneLost && each.Zone == zone && each.IsAt(at));

    /// <summary>When an instance broke; null when it did not.</summary>
    public DateTimeOffset? BrokenAt(Instance one, DateTimeOffset at)
    {
        DateTimeOffset? earliest = null;
        foreach (var each in troubles)
            if (each.From <= at && (each.To is null || each.To > one.LaunchedAt) &&
                (each.Kind == DisturbanceKind.ZoneLost && each.Zone == one.Zone || each.Kind == DisturbanceKind.NodeBroken && each.PhysicalId == one.Id))
                earliest = earliest is { } known && known < each.From ? known : each.From < one.LaunchedAt ? one.LaunchedAt : each.From;
        return earliest;
    }

    /// <summary>Instances that the load needs to stay at the policy's target; null when no policy scales the group.</summary>
    public int? Needed(DateTimeOffset at)
    {
        if (traffic is null || GroupAt(at) is not { } group || At(policies, at) is not { } policy) return null;
        if (!double.TryParse(policy.Text("TargetTrackingConfiguration/TargetValue"), out var target) || target <= 0) return null;
        var type = TemplateAt(group, at)?.Text("LaunchTemplateData/InstanceType") ?? "t3.medium";
        var each = policy.Text("TargetTrackingConfiguration/PredefinedMetricSpecification/PredefinedMetricType") == "ALBRequestCountPerTarget"
            ? target / 60
            : Capacity.RequestsPerSecond(type) * target / 100;
        return (int)Math.Min(1000, Math.Ceiling(Demand.RequestsPerSecond(traffic, at) / each));
    }

    private static Spell? At(IEnumerable<Spell> spells, DateTimeOffset at) => spells.LastOrDefault(spell => spell.IsAt(at));
}
