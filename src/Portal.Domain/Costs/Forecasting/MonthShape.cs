namespace Portal.Domain.Costs.Forecasting;

/// <summary>
/// How the rest of a month compares with the days before it, by the month before: what an account gets for nothing is used up
/// first, so the end of a month costs more than its beginning.
/// </summary>
internal static class MonthShape
{
    /// <summary>One month is not believed wholly.</summary>
    private const double Believed = 0.8;

    // What lies beyond was no shape but something that happened.
    private const double Least = 0.7;
    private const double Most = 1.4;

    /// <param name="change">The last deployment that changed it; the first day of all where there was none.</param>
    /// <param name="days">The days that the run rate rests on, and <paramref name="weights"/> theirs.</param>
    /// <returns>What the run rate is to be multiplied by; 1 where the month before says nothing.</returns>
    public static double Of(CostHistory history, DateOnly month, IReadOnlyList<(DateOnly Day, decimal Amount)> days, IReadOnlyList<double> weights, WeekShape week, DateOnly change)
    {
        if (history.Through < month || history.First is not { } first) return 1;
        var (before, last) = (month.AddMonths(-1), month.AddDays(-1));
        var at = before.AddDays(history.Through.Day - 1);
        var from = at.AddDays(1 - days.Count);
        // The same days of the month before must be of the same environment: whole, and after its last change.
        if (at >= last || from <= first || change >= from) return 1;
        double On(DateOnly day) => (double)history.On(day) / week[day.DayOfWeek];
        var rest = Enumerable.Range(1, last.DayNumber - at.DayNumber).Average(n => On(at.AddDays(n)));
        var usual = weights.Select((weight, n) => weight * On(from.AddDays(n))).Sum() / weights.Sum();
        return usual <= 0 ? 1 : Math.Pow(Math.Clamp(rest / usual, Least, Most), Believed);
    }
}
