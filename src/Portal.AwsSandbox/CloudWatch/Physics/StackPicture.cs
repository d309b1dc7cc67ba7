using Portal.AwsSandbox.Standing;
using Portal.AwsSandbox.State;
using Portal.AwsSandbox.Traffic;

namespace Portal.AwsSandbox.CloudWatch.Physics;

/// <summary>What stood of one stack when, what was broken, and who used it: all that its metrics are worked out from.</summary>
public sealed class StackPicture
{
    // Minutes worked out lately, a day of them: asking for twenty metrics works each minute out once.
    private const int Remembered = 1536;

    private readonly Moment?[] lately;
    private readonly Dictionary<string, Spell[]> byType;

    public StackPicture(Region region, string stackId)
    {
        (Account, Region, StackId) = (region.Account, region.Name, stackId);
        lately = new Moment?[Remembered];
        Spells = Past.OfStack(region, stackId);
        byType = Spells.GroupBy(spell => spell.Type).ToDictionary(group => group.Key, group => group.ToArray());
        Traffic = TrafficOf.Spells(region, Spells);
        Seed = Traffic?.Character.Seed ?? Character.Of($"{region.Seed}/{stackId}", region.Name).Seed;
        Disturbances = Standing.Disturbances.Until(region, DateTimeOffset.MaxValue, Enum.GetValues<DisturbanceKind>());
        Hosts = new Hosts(region, this);
        Outages = new Outages(region, this);
    }

    private StackPicture(StackPicture before, Region region)
    {
        (Account, Region, StackId, Spells, byType) = (before.Account, before.Region, before.StackId, before.Spells, before.byType);
        (Traffic, Seed, Disturbances, Outages, lately) = (before.Traffic, before.Seed, before.Disturbances, before.Outages, before.lately);
        Hosts = new Hosts(region, this);
    }

    /// <summary>The same picture at a later minute, when only its groups went on meanwhile.</summary>
    public StackPicture Later(Region region) => new(this, region);

    public string Account { get; }

    public string Region { get; }

    public string StackId { get; }

    public ulong Seed { get; }

    public IReadOnlyList<Spell> Spells { get; }

    /// <summary>Null for a stack that serves nobody.</summary>
    public StackTraffic? Traffic { get; }

    public IReadOnlyList<Disturbance> Disturbances { get; }

    public Hosts Hosts { get; }

    public Outages Outages { get; }

    /// <summary>All of a type, in order of beginning.</summary>
    public IReadOnlyList<Spell> Of(string type) => byType.GetValueOrDefault(type, []);

    public IEnumerable<Spell> At(string type, DateTimeOffset at) => Of(type).Where(spell => spell.IsAt(at));

    public Spell? First(string type, DateTimeOffset at)
    {
        foreach (var spell in byType.GetValueOrDefault(type, []))
            if (spell.IsAt(at)) return spell;
        return null;
    }

    /// <summary>What one of the stack's instances can do at a moment, requests a second.</summary>
    public double InstanceCapacity(DateTimeOffset at)
    {
        Spell? template = null;
        foreach (var spell in byType.GetValueOrDefault("AWS::EC2::LaunchTemplate", []))
            if (spell.From <= at) template = spell;
        return Capacity.RequestsPerSecond(template?.Text("LaunchTemplateData/InstanceType") ?? "t3.medium");
    }

    /// <summary>How everything was in a minute, counted from 1970.</summary>
    public Moment At(long minute)
    {
        var slot = minute % Remembered;
        if (Volatile.Read(ref lately[slot]) is { } known && known.Minute == minute) return known;
        var moment = Moment.Of(this, minute);
        Volatile.Write(ref lately[slot], moment);
        return moment;
    }

    /// <summary>From 0 up to 1, for a purpose and a cell of this stack.</summary>
    public double Chance(ulong purpose, long cell) => Noise.Chance(Noise.Seed(Seed, purpose), cell);

    /// <summary>A whole number about a mean: of 2.3 every third or so is 3.</summary>
    public double Whole(double mean, ulong purpose, long minute) => Math.Floor(mean + Chance(purpose, minute));
}
