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
    private (Spell Policy, Spell? Template, double Each)? share;
    private (Spell Group, (int Least, int Most, int? Asked) Bounds)? bounds;
    private (Spell Group, string? Id)? launched;

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

    public Spell? TemplateAt(Spell group, DateTimeOffset at)
    {
        if (templates.Count == 0) return null;
        if (launched is not var (of, id) || !ReferenceEquals(of, group)) launched = (group, id = group.Text("LaunchTemplate/LaunchTemplateId"));
        for (var n = templates.Count - 1; n >= 0; n--)
            if (templates[n].PhysicalId == id && templates[n].IsAt(at)) return templates[n];
        return null;
    }

    /// <summary>The group's subnets by zone; of a group that names zones only, no subnets.</summary>
    public Dictionary<string, string?> Zones(Spell group)
    {
        var zones = new Dictionary<string, string?>();
        foreach (var subnet in group.Texts("VPCZoneIdentifier")) zones.TryAdd(Network.ZoneOf(subnets.FindLast(each => each.PhysicalId == subnet), region.Name, subnet), subnet);
        foreach (var zone in group.Texts("AvailabilityZones")) zones.TryAdd(zone, null);
        if (zones.Count == 0) zones[Network.Zones(region.Name)[0]] = null;
        return zones;
    }

    public bool IsLost(string zone, DateTimeOffset at) => troubles.Any(each => each.Kind == DisturbanceKind.ZoneLost && each.Zone == zone && each.IsAt(at));

    /// <summary>True while a zone is lost, and for the steps in which it has just come back.</summary>
    public bool IsUnsettled(DateTimeOffset at)
    {
        foreach (var each in troubles)
            if (each.Kind == DisturbanceKind.ZoneLost && each.From <= at && (each.To is null || each.To > at - Step * 3)) return true;
        return false;
    }

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
    public int? Needed(DateTimeOffset at) =>
        traffic is not null && GroupAt(at) is { } group && Share(group, at) is { } each ? Needed(Demand.RequestsPerSecond(traffic, at), each) : null;

    /// <summary>
    /// The size that the group has at every step after <paramref name="from"/> up to <paramref name="to"/>, told without living through
    /// them; null when that can't be told, because something happens or the load comes near what makes another size.
    /// </summary>
    /// <param name="memory">How long back steps have a say in a step's size.</param>
    public int? SizeThrough(DateTimeOffset from, DateTimeOffset to, TimeSpan memory)
    {
        var back = from - memory;
        if (GroupAt(from) is not { } group || group.From > back || group.To <= to) return null;
        if (policies.Exists(spell => Changes(spell, back, to)) || templates.Exists(spell => Changes(spell, back, to))) return null;
        foreach (var each in troubles)
            if (each.From <= to && (each.Kind == DisturbanceKind.ZoneLost && (each.To is null || each.To > back) || each.Kind == DisturbanceKind.NodeBroken && each.From > back)) return null;
        var (least, most, asked) = Bounds(group);
        if (asked == 0 && least == 0) return 0;
        if (traffic is null || Share(group, from) is not { } one) return Math.Clamp(asked ?? least, least, most);
        if (DemandRange.Over(traffic, back, to) is not { } load) return null;
        var size = Math.Clamp(Needed(load.Least, one), least, most);
        return size == Math.Clamp(Needed(load.Most, one), least, most) ? size : null;
    }

    /// <summary>Smallest and largest size, and what somebody asked for.</summary>
    public (int Least, int Most, int? Asked) Bounds(Spell group)
    {
        if (bounds is var (of, known) && ReferenceEquals(of, group)) return known;
        var least = group.Number32("MinSize") ?? 0;
        var read = (least, Math.Max(least, group.Number32("MaxSize") ?? least), group.Number32("DesiredCapacity"));
        bounds = (group, read);
        return read;
    }

    private static int Needed(double load, double each) => (int)Math.Min(1000, Math.Ceiling(load / each));

    // Requests a second that one instance is to have, as the policy wants it.
    private double? Share(Spell group, DateTimeOffset at)
    {
        if (At(policies, at) is not { } policy) return null;
        var template = TemplateAt(group, at);
        if (share is var (of, type, known) && ReferenceEquals(of, policy) && ReferenceEquals(type, template)) return known > 0 ? known : null;
        var each = Share(policy, template);
        share = (policy, template, each ?? 0);
        return each;
    }

    private static double? Share(Spell policy, Spell? template)
    {
        if (!double.TryParse(policy.Text("TargetTrackingConfiguration/TargetValue"), out var target) || target <= 0) return null;
        return policy.Text("TargetTrackingConfiguration/PredefinedMetricSpecification/PredefinedMetricType") == "ALBRequestCountPerTarget"
            ? target / 60
            : Capacity.RequestsPerSecond(template?.Text("LaunchTemplateData/InstanceType") ?? "t3.medium") * target / 100;
    }

    private static bool Changes(Spell spell, DateTimeOffset from, DateTimeOffset to) =>
        spell.From > from && spell.From <= to || spell.To is { } end && end > from && end <= to;

    private static Spell? At(List<Spell> spells, DateTimeOffset at)
    {
        for (var n = spells.Count - 1; n >= 0; n--)
            if (spells[n].IsAt(at)) return spells[n];
        return null;
    }
}
