using Portal.AwsSandbox.Costs.Metering;
using Portal.AwsSandbox.State;

namespace Portal.AwsSandbox.Costs.Billing;

/// <summary>All charges of one account, by day, as of the latest refresh; months that are over and settled are kept as they are.</summary>
internal sealed class AccountBook(string account)
{
    private readonly List<RegionMeter> regions = [];
    private readonly Dictionary<UsageLine, UsageLine> lines = [];
    private readonly Dictionary<(string Region, Usage Usage), (UsageLine Line, decimal Price)> rates = [];
    private readonly SortedDictionary<DateOnly, Dictionary<DateOnly, List<Charge>>> months = [];
    private DateTimeOffset bookedTo;

    /// <summary>The first day with usage; null while there is none.</summary>
    public DateOnly? First => regions.Min(region => region.First);

    /// <summary>False when a region it knows is no longer one of the world's.</summary>
    public bool IsOf(IReadOnlyList<Region> world) => regions.TrueForAll(meter => world.Contains(meter.Region));

    public IReadOnlyList<Charge> On(DateOnly day) =>
        months.TryGetValue(MonthOf(day), out var month) && month.TryGetValue(day, out var charges) ? charges : [];

    public void Catch(IEnumerable<Region> all, string seed, DateTimeOffset through)
    {
        var known = regions.Select(meter => meter.Region).ToHashSet();
        var fresh = all.Where(region => region.Account == account && !known.Contains(region)).ToList();
        if (fresh.Count == 0 && through == bookedTo) return;
        regions.AddRange(fresh.Select(region => new RegionMeter(region)));
        regions.Sort((one, other) => string.CompareOrdinal(one.Region.Name, other.Region.Name));
        var from = regions.Min(region => region.Catch(through));
        if (through < bookedTo) months.Clear();
        bookedTo = through;
        if (from == DateOnly.MaxValue) return;
        var last = MonthOf(DateOnly.FromDateTime(through.UtcDateTime));
        for (var month = MonthOf(from); month <= last; month = month.AddMonths(1))
            months[month] = MonthBill.Of(seed, account, month, regions, UsageOf(month.AddMonths(-1)), Rate, Shared);
    }

    private decimal UsageOf(DateOnly month) => months.GetValueOrDefault(month)?.Values.Sum(charges => charges.Where(charge => charge.Line.RecordType == "Usage").Sum(charge => charge.Cost)) ?? 0;

    // The same usage comes again every day, in another quantity.
    private (UsageLine Line, decimal Price) Rate(string region, Usage usage)
    {
        var key = (region, usage with { Quantity = 0 });
        if (rates.TryGetValue(key, out var known)) return known;
        var (line, price) = Rates.Of(account, region, usage);
        return rates[key] = (Shared(line), price);
    }

    // The same line on four hundred days is one object.
    private UsageLine Shared(UsageLine line)
    {
        if (lines.TryGetValue(line, out var known)) return known;
        return lines[line] = line;
    }

    private static DateOnly MonthOf(DateOnly day) => new(day.Year, day.Month, 1);
}
