namespace Portal.Domain.Costs.Forecasting;

/// <summary>
/// Days far from what the four weeks before led one to expect: by median and median deviation, which one wild day does not
/// move, in the shape of the week. Days in a row are one anomaly; a level that stays is one until it has become usual.
/// </summary>
public static class FindAnomalies
{
    private const int Window = 28;
    private const int Fewest = 10;
    private const double Deviations = 5;

    // Below so much of the usual day, or so many dollars, nobody would look.
    private const double LeastShare = 0.12;
    private const double LeastDollars = 2;

    /// <param name="days">By day, what each service came to; days without an entry cost nothing.</param>
    /// <param name="from">The first day to judge.</param>
    /// <param name="through">The last whole day.</param>
    public static IReadOnlyList<FoundAnomaly> Of(IReadOnlyDictionary<DateOnly, IReadOnlyDictionary<string, decimal>> days, DateOnly from, DateOnly through)
    {
        var totals = days.ToDictionary(day => day.Key, day => day.Value.Values.Sum());
        var history = new CostHistory(totals, through);
        if (history.First is not { } first) return [];
        var found = new List<FoundAnomaly>();
        for (var day = from; day <= through; day = day.AddDays(1))
        {
            var before = Enumerable.Range(1, Window).Select(n => day.AddDays(-n)).Where(each => each > first).Reverse().Select(each => (Day: each, Amount: history.On(each))).ToList();
            if (before.Count < Fewest || Judge(before, day, history.On(day)) is not { } expected) continue;
            var (service, difference) = Explain(days, before.ConvertAll(each => each.Day), day);
            if (found is [.., var last] && last.LastDay == day.AddDays(-1) && last.Service == service) found[^1] = last with { LastDay = day };
            else found.Add(new FoundAnomaly(day, day, history.On(day), expected, service, difference));
        }
        return found;
    }

    /// <summary>What was to be expected of a day; null when too little is known before it.</summary>
    public static decimal? ExpectedOn(CostHistory history, DateOnly day)
    {
        if (history.First is not { } first) return null;
        var before = Enumerable.Range(1, Window).Select(n => day.AddDays(-n)).Where(each => each > first && each <= history.Through).Reverse().Select(each => (Day: each, Amount: history.On(each))).ToList();
        return before.Count < Fewest ? null : (decimal)Expect(before, day).Level;
    }

    private static decimal? Judge(List<(DateOnly Day, decimal Amount)> before, DateOnly day, decimal amount)
    {
        var (level, deviation) = Expect(before, day);
        var away = Math.Abs((double)amount - level);
        return away > Math.Max(Deviations * deviation, Math.Max(LeastShare * level, LeastDollars)) ? (decimal)level : null;
    }

    private static (double Level, double Deviation) Expect(List<(DateOnly Day, decimal Amount)> before, DateOnly day)
    {
        var shape = WeekShape.Of(before);
        var rates = before.ConvertAll(each => (double)each.Amount / shape[each.Day.DayOfWeek]);
        var usual = WeekShape.Median(rates);
        // 1.4826: what the median deviation of a normal distribution is times to its standard deviation.
        return (usual * shape[day.DayOfWeek], 1.4826 * WeekShape.Median(rates.Select(rate => Math.Abs(rate - usual))) * shape[day.DayOfWeek]);
    }

    private static (string Service, decimal Difference) Explain(IReadOnlyDictionary<DateOnly, IReadOnlyDictionary<string, decimal>> days, List<DateOnly> before, DateOnly day)
    {
        static decimal Of(IReadOnlyDictionary<DateOnly, IReadOnlyDictionary<string, decimal>> days, DateOnly day, string service) =>
            days.TryGetValue(day, out var services) ? services.GetValueOrDefault(service) : 0;
        var names = before.Append(day).SelectMany(each => days.TryGetValue(each, out var services) ? services.Keys : []).Distinct();
        return names.Select(name => (Service: name, Difference: Of(days, day, name) - (decimal)WeekShape.Median(before.Select(each => (double)Of(days, each, name)))))
            .OrderByDescending(each => Math.Abs(each.Difference)).ThenBy(each => each.Service, StringComparer.Ordinal).FirstOrDefault(("", 0));
    }
}
