using Portal.AwsSandbox.Costs.Billing;
using Portal.AwsSandbox.Standing;
using Portal.AwsSandbox.State;
using Portal.AwsSandbox.Traffic;

namespace Portal.AwsSandbox.Costs.Metering;

/// <summary>
/// What was used in one region day by day. A day is metered once it is over and its usage has settled; the latest are metered anew at
/// every refresh, because usage still arrives for them.
/// </summary>
internal sealed class RegionMeter(Region region)
{
    /// <summary>Usage arrives late for so many days.</summary>
    public const int Settling = 3;

    private readonly Dictionary<DateOnly, IReadOnlyList<Usage>> days = [];
    private DateTimeOffset meteredTo;

    public Region Region => region;

    /// <summary>The first day on which anything stood; null while nothing ever did.</summary>
    public DateOnly? First { get; private set; }

    public IReadOnlyList<Usage> On(DateOnly day) => days.GetValueOrDefault(day, []);

    /// <summary>Meters up to a moment, from the first day that may have changed; answers that day.</summary>
    public DateOnly Catch(DateTimeOffset through)
    {
        if (through < meteredTo) days.Clear();
        var spells = Past.Between(region, DateTimeOffset.MinValue, through);
        if (spells.Count == 0)
        {
            (First, meteredTo) = (null, through);
            return DateOnly.MaxValue;
        }
        First = Day(spells.Min(spell => spell.From));
        var from = days.Count == 0 ? First.Value : Day(meteredTo).AddDays(-Settling);
        if (from < First) from = First.Value;
        var stopped = Disturbances.Until(region, DateTimeOffset.MaxValue, DisturbanceKind.DatabaseStopped);
        var meters = spells.GroupBy(spell => spell.StackId)
            .Select(stack => (Spells: stack.ToList(), Until: stack.Any(spell => spell.To is null) ? DateTimeOffset.MaxValue : stack.Max(spell => spell.To!.Value)))
            .Select(stack => (Meter: new StackMeter(region.Name, stack.Spells, TrafficOf.Spells(region, stack.Spells), stopped, Fleets(stack.Spells, from, Day(through))), stack.Spells[0].From, stack.Until))
            .ToList();
        for (var day = from; Start(day) < through; day = day.AddDays(1))
        {
            var window = new Window(Start(day), Start(day.AddDays(1)) < through ? Start(day.AddDays(1)) : through);
            var standing = meters.Where(each => each.From < window.To && each.Until > window.From).ToList();
            var arrived = 1 - Missing(day, through);
            var used = standing.SelectMany(each => each.Meter.Of(window)).Concat(Account(standing.Count, window)).Where(usage => usage.Quantity > 0);
            days[day] = [.. arrived == 1 ? used : used.Select(usage => usage with { Quantity = usage.Quantity * arrived })];
        }
        meteredTo = through;
        return from;
    }

    // By day, so that a day of a year looks at its own few instances only.
    private Dictionary<string, ILookup<DateOnly, Instance>> Fleets(IEnumerable<Spell> spells, DateOnly from, DateOnly to) => spells
        .Where(spell => spell.Type == "AWS::AutoScaling::AutoScalingGroup").Select(spell => spell.PhysicalId).Distinct()
        .ToDictionary(group => group, group => Fleet.Of(region, group).SelectMany(one => Days(one, from, to).Select(day => (day, one))).ToLookup(each => each.day, each => each.one));

    private static IEnumerable<DateOnly> Days(Instance one, DateOnly from, DateOnly to)
    {
        var last = one.EndedAt is { } ended && Day(ended) < to ? Day(ended) : to;
        for (var day = Day(one.LaunchedAt) > from ? Day(one.LaunchedAt) : from; day <= last; day = day.AddDays(1)) yield return day;
    }

    // What an account uses to look after what stands in it; nobody tags that.
    private static IEnumerable<Usage> Account(int stacks, Window window) => stacks == 0 ? [] :
    [
        new("GetMetricData", "{}CW:GMD-Metrics", Math.Round(60 * stacks * window.Hours), TagSet.None),
        new("", "{}TimedStorage-ByteHrs", 10 * window.Hours / window.HoursOfMonth, TagSet.None),
    ];

    /// <summary>The share of a day's usage that has not arrived yet: some hundredths of the last day, less of those before.</summary>
    private decimal Missing(DateOnly day, DateTimeOffset through)
    {
        var age = Day(through).DayNumber - day.DayNumber;
        if (age >= Settling) return 0;
        var most = age switch { 0 => 0.05, 1 => 0.02, _ => 0.006 };
        return (decimal)(most * (0.5 + 0.5 * Noise.Chance((ulong)day.DayNumber, region.Name.Length + age)));
    }

    private static DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(at.UtcDateTime);

    private static DateTimeOffset Start(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
}
