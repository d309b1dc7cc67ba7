using Portal.AwsSandbox.CloudFormation.ResourceTypes;
using Portal.AwsSandbox.State;

namespace Portal.AwsSandbox.Standing;

/// <summary>
/// A group's instances from its beginning on, lived through in steps of two minutes of shown time. It holds nothing that does not
/// follow from spells, disturbances and demand, so after a restart it comes out the same; it is kept only to spare living it again.
/// </summary>
/// <param name="strides">Whether hours of which it can be told that nothing comes of them are passed over; what comes out is the same.</param>
internal sealed class FleetTimeline(string group, bool strides = true)
{
    // Target tracking adds after three minutes above its target and takes away after fifteen below.
    private const int StepsOut = 2;
    private const int StepsIn = 9;
    private static readonly TimeSpan Memory = FleetPlan.Step * StepsIn;
    private static readonly TimeSpan[] Strides = [TimeSpan.FromHours(1), FleetPlan.Step * 10];
    private static readonly TimeSpan Boot = TimeSpan.FromSeconds(90);

    private readonly List<Instance> all = [];
    private readonly List<Instance> alive = [];
    private readonly Dictionary<(int Generation, int Slot), int> launches = [];
    private readonly Queue<int> needed = new();
    private readonly Dictionary<string, int> slots = [];
    private DateTimeOffset? reached;
    private FleetPlan? plan;
    private (long, long) planned;
    private bool ended;
    private Spell? lived;
    private bool steady;
    private bool passedOver;
    private int latest = -1;
    private DateTimeOffset tryAgain;

    public IReadOnlyList<Instance> All => all;

    /// <summary>Steps lived through, rather than passed over.</summary>
    public int Lived { get; private set; }

    /// <summary>Changes of the desired capacity, oldest first.</summary>
    public List<(DateTimeOffset At, int Desired)> Desired { get; } = [];

    public void RunTo(Region region, DateTimeOffset to)
    {
        if (ended) return;
        var state = (region.Past.Version(region.Past.StackOf(group) ?? ""), region.Facts.DisturbanceVersion);
        if (plan is null || state != planned) (plan, planned) = (new FleetPlan(region, group), state);
        else if (reached is { } known && plan.Next(known) > to) return;
        if (reached is null)
        {
            if (plan.First.From > to) return;
            Live(plan, plan.First.From);
        }
        while (!ended)
        {
            if (PassOver(plan, to)) continue;
            if (plan.Next(reached!.Value) is var next && next > to) break;
            Live(plan, next);
        }
        // What broke since the last step shows at once; what follows from it takes until the next.
        foreach (var one in Standing()) one.BrokenAt ??= plan.BrokenAt(one, to);
    }

    // Most hours change nothing.
    private bool PassOver(FleetPlan plan, DateTimeOffset to)
    {
        if (!strides || !steady || reached is not { } from || !FleetPlan.IsStep(from)) return false;
        if (from < tryAgain) return false;
        foreach (var stride in Strides)
        {
            if (from + stride > to || plan.SizeThrough(from, from + stride, Memory) != alive.Count) continue;
            reached = from + stride;
            passedOver = true;
            return true;
        }
        // Busy times are not asked about at every step.
        tryAgain = from + Strides[^1];
        return false;
    }

    // What the steps passed over would have left behind for those that follow.
    private void Recall(FleetPlan plan, DateTimeOffset last)
    {
        needed.Clear();
        for (var n = StepsIn - 1; n >= 0; n--) Need(plan, last - FleetPlan.Step * n);
        passedOver = false;
    }

    private void Need(FleetPlan plan, DateTimeOffset at)
    {
        latest = plan.Needed(at) ?? -1;
        needed.Enqueue(latest);
        while (needed.Count > StepsIn) needed.Dequeue();
    }

    private void Live(FleetPlan plan, DateTimeOffset at)
    {
        var first = reached is null;
        if (passedOver) Recall(plan, reached!.Value);
        reached = at;
        Lived++;
        if (plan.GroupAt(at) is not { } spell)
        {
            foreach (var one in Standing()) End(one, at, "a user request to delete the group terminated the instance.");
            ended = true;
            return;
        }
        if (FleetPlan.IsStep(at)) Need(plan, at);
        var before = (all.Count, alive.Count, Desired.Count);
        var rolled = false;
        for (var n = 0; n < alive.Count; n++) alive[n].BrokenAt ??= plan.BrokenAt(alive[n], at);
        var leaving = alive.Exists(one => one.BrokenAt is not null || one.Generation < spell.Generation);
        foreach (var one in leaving ? Standing() : [])
        {
            if (one.BrokenAt <= at - FleetPlan.Step / 2) End(one, at, "an instance was taken out of service in response to an ELB system health check failure.");
            else if (one.Generation < spell.Generation)
            {
                End(one, at, "a user request of CloudFormation's rolling update replaced the instance.");
                rolled = true;
            }
        }
        Resize(plan, spell, at, Size(spell, at), boots: !first && !rolled);
        // What stood evenly and did not change still does, unless a zone goes or comes.
        steady = steady && ReferenceEquals(spell, lived) && before == (all.Count, alive.Count, Desired.Count);
        if (!first && !(steady && !plan.IsUnsettled(at))) Rebalance(plan, spell, at);
        steady = !first && before == (all.Count, alive.Count, Desired.Count) && alive.TrueForAll(one => one.BrokenAt is null);
        lived = spell;
    }

    private int Size(Spell spell, DateTimeOffset at)
    {
        var (least, most, asked) = plan!.Bounds(spell);
        if (needed.Count == 0 || latest < 0) return Math.Clamp(asked ?? least, least, most);
        // What somebody asks for holds until scaling has made up its mind; a group stopped by hand has no load to scale by.
        if (asked is { } wish && (at < spell.From + FleetPlan.Step * StepsIn || wish == 0 && least == 0)) return Math.Clamp(wish, least, most);
        // Out only on what two steps in a row need.
        var (scaled, left) = (least, needed.Count - (StepsOut - 1));
        foreach (var count in needed)
            if (left-- > 0) scaled = Math.Max(scaled, count);
        return Math.Clamp(scaled, least, most);
    }

    private void Resize(FleetPlan plan, Spell spell, DateTimeOffset at, int size, bool boots)
    {
        var before = Desired.Count > 0 ? Desired[^1].Desired : 0;
        if (before != size) Desired.Add((at, size));
        else if (alive.Count == size) return;
        var why = before == size
            ? "an instance was launched in response to an unhealthy instance needing to be replaced."
            : $"an instance was started in response to a difference between desired and actual capacity, changing the capacity from {before} to {size}.";
        while (Standing().Count < size)
            if (!Launch(plan, spell, at, why, boots)) break;
        while (Standing() is var standing && standing.Count > size)
            End(standing.GroupBy(one => one.Zone).OrderByDescending(zone => zone.Count()).ThenBy(zone => zone.Key).First().MinBy(one => one.LaunchedAt)!, at,
                $"an instance was taken out of service in response to a difference between desired and actual capacity, shrinking the capacity from {before} to {size}.");
    }

    // After a lost zone is back, or when the spread has gone uneven, one is started where fewest are and one ended where most are.
    private void Rebalance(FleetPlan plan, Spell spell, DateTimeOffset at)
    {
        while (true)
        {
            var zones = plan.Zones(spell).Keys.Where(zone => !plan.IsLost(zone, at)).ToList();
            var counts = zones.Select(zone => (zone, Count: Standing().Count(one => one.Zone == zone))).OrderBy(each => each.Count).ToList();
            if (counts.Count < 2 || counts[^1].Count - counts[0].Count < 2) return;
            const string why = "instances were launched to balance instances in zones with other zones.";
            Launch(plan, spell, at, why, boots: true);
            End(Standing().Where(one => one.Zone == counts[^1].zone).MinBy(one => one.LaunchedAt)!, at, "instances were terminated to balance instances in zones with other zones.");
        }
    }

    private bool Launch(FleetPlan plan, Spell spell, DateTimeOffset at, string why, bool boots)
    {
        var open = plan.Zones(spell).Where(zone => !plan.IsLost(zone.Key, at)).ToList();
        if (open.Count == 0) return false;
        var standing = Standing();
        var (zone, subnet) = open.OrderBy(each => standing.Count(one => one.Zone == each.Key)).ThenBy(each => Hash.Fraction($"{spell.Seed}/{each.Key}")).First();
        var slot = Enumerable.Range(1, int.MaxValue - 1).First(n => !standing.Exists(one => slots[one.Id] == n));
        var nth = launches[(spell.Generation, slot)] = launches.GetValueOrDefault((spell.Generation, slot)) + 1;
        // The first of a slot is the one whose signal CloudFormation told of.
        var id = "i-" + Hash.Hex($"{spell.Seed}/instance/{spell.Generation}/{slot}{(nth > 1 ? $"/{nth}" : "")}", 17);
        var template = plan.TemplateAt(spell, at);
        slots[id] = slot;
        var one = new Instance(
            id, group, template?.Text("LaunchTemplateData/InstanceType") ?? "t3.medium", zone, subnet, template?.PhysicalId ?? spell.Text("LaunchTemplate/LaunchTemplateId"),
            spell.Text("LaunchTemplate/Version"), spell.Generation, at, boots ? at + Boot : at, why);
        all.Add(one);
        alive.Add(one);
        return true;
    }

    private List<Instance> Standing() => [.. alive];

    private void End(Instance one, DateTimeOffset at, string why)
    {
        (one.EndedAt, one.EndCause) = (at, why);
        alive.Remove(one);
    }
}
