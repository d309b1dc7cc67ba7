namespace Portal.Domain.Costs.Forecasting;

/// <summary>What an environment was billed, and when it was changed.</summary>
public sealed record TestedHistory(string Environment, IReadOnlyDictionary<DateOnly, decimal> Days, IReadOnlyCollection<DateOnly> Changes);

/// <summary>One forecast of a month that is over, against what it came to.</summary>
/// <param name="Day">Day of the month through which bills were known.</param>
public sealed record TestedMonth(string Environment, DateOnly Month, int Day, MonthForecast Forecast, decimal Actual)
{
    public bool IsInside => Actual >= Forecast.Low && Actual <= Forecast.High;

    /// <summary>0.05: five hundredths off, to either side.</summary>
    public decimal Error => Actual == 0 ? 0 : Math.Abs(Forecast.Expected - Actual) / Actual;
}

/// <summary>How forecasts of one day of the month did.</summary>
/// <param name="Inside">Share whose interval held the month, 0 to 1.</param>
/// <param name="Median">Error, 0.05 being five hundredths to either side.</param>
public sealed record TestedDay(int Day, int Forecasts, decimal Inside, decimal Median);

/// <summary>Forecasts months that are over as if only their first days were known, and compares.</summary>
/// <param name="Inside">Share of forecasts whose interval held the month, 0 to 1; 0.8 is meant.</param>
/// <param name="MedianAtMid">Median error of those made at mid-month.</param>
public sealed record BackTest(IReadOnlyList<TestedMonth> Months, decimal? Inside, decimal? MedianAtMid)
{
    private const int Mid = 15;

    /// <summary>Days of the month at which a forecast is tried.</summary>
    private static readonly int[] Days = [5, 10, Mid, 20, 25];

    /// <param name="until">The first month that is not over.</param>
    public static BackTest Of(IEnumerable<TestedHistory> histories, DateOnly until)
    {
        var months = histories.SelectMany(history => Of(history, until)).ToList();
        var mid = months.Where(month => month.Day == Mid).Select(month => month.Error).Order().ToList();
        return new BackTest(months, months.Count == 0 ? null : (decimal)months.Count(month => month.IsInside) / months.Count, mid.Count == 0 ? null : mid[mid.Count / 2]);
    }

    /// <summary>Environments' months that were forecast.</summary>
    public int MonthCount => Months.Select(month => (month.Environment, month.Month)).Distinct().Count();

    /// <summary>By day of the month through which bills were known.</summary>
    public IReadOnlyList<TestedDay> ByDay() => [.. Months.GroupBy(month => month.Day).OrderBy(group => group.Key).Select(group =>
        new TestedDay(group.Key, group.Count(), (decimal)group.Count(month => month.IsInside) / group.Count(), group.Select(month => month.Error).Order().ElementAt(group.Count() / 2)))];

    private static IEnumerable<TestedMonth> Of(TestedHistory history, DateOnly until)
    {
        var whole = new CostHistory(history.Days, until.AddDays(-1));
        if (whole.First is not { } first) yield break;
        // From its second month on: the first has days before it stood.
        for (var month = first.FirstOfMonth().AddMonths(1); month < until; month = month.AddMonths(1))
        {
            var actual = whole.Sum(month, month.AddMonths(1));
            if (actual <= 0) continue;
            foreach (var day in Days)
            {
                // What happened later was not known then.
                var through = month.AddDays(day - 1);
                var changes = history.Changes.Where(change => change <= through).ToList();
                if (ForecastMonth.Of(new CostHistory(history.Days, through), month, null, changes) is { } forecast) yield return new TestedMonth(history.Environment, month, day, forecast, actual);
            }
        }
    }
}
