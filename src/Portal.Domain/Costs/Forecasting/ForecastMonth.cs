using System.Globalization;

namespace Portal.Domain.Costs.Forecasting;

/// <summary>
/// Where a month ends: what is billed whole, and for the days to come the run rate since the last known change, in the shape
/// of week and month. The interval holds four of five: how far days lay from their rate, and that the rate itself moves.
/// </summary>
public static class ForecastMonth
{
    /// <summary>Whole days below which the estimate carries it.</summary>
    public const int FewestDays = 5;

    private const int Window = 28;
    private const double NormalEighty = 1.2816;

    /// <summary>By so much an estimate is taken to err, to either side.</summary>
    private const decimal EstimateErrs = 0.15m;

    // A run rate seldom holds to a hundredth for weeks, however still the days were. It stands while too little is
    // known to say how far the rate misleads.
    private const double LeastDrift = 0.01;

    /// <param name="estimate">USD a month expected; null: not priced.</param>
    /// <param name="changes">Days on which a deployment changed it; the rate begins after the last of them that left enough days.</param>
    /// <param name="steps">Deployments that are done and not billed yet; null: none.</param>
    /// <returns>Null when neither bill nor estimate says anything.</returns>
    public static MonthForecast? Of(CostHistory history, DateOnly month, decimal? estimate, IReadOnlyCollection<DateOnly> changes, IReadOnlyCollection<KnownStep>? steps = null)
    {
        var end = month.AddMonths(1);
        var billed = history.Sum(month, end);
        var next = history.Through >= month ? history.Through.AddDays(1) : month;
        var left = end.DayNumber - next.DayNumber;
        if (left <= 0) return new MonthForecast(month, billed, billed, billed, ForecastMethod.Billed, history.WholeDays, null);
        var change = changes.Where(day => day <= history.Through).Order().LastOrDefault();
        var days = history.Last(Window, change == default ? DateOnly.MinValue : change.AddDays(1));
        if (days.Count >= FewestDays) return FromDays(history, month, billed, days, next, end, change, steps ?? []);
        if (estimate is not { } monthly) return null;
        var daily = monthly / month.DaysOfMonth();
        var rest = daily * left;
        return new MonthForecast(month, billed + (rest * (1 - EstimateErrs)), billed + rest, billed + (rest * (1 + EstimateErrs)), ForecastMethod.Estimate, days.Count,
            string.Create(CultureInfo.InvariantCulture, $"{(days.Count switch { 0 => "No day is billed whole yet", 1 => "1 day is billed whole", var many => $"{many} days are billed whole" })}{(change == default ? "" : $" since the change of {change:d MMM}")}; the estimate stands for the days to come."));
    }

    private static MonthForecast FromDays(CostHistory history, DateOnly month, decimal billed, IReadOnlyList<(DateOnly Day, decimal Amount)> days, DateOnly next, DateOnly end, DateOnly change, IReadOnlyCollection<KnownStep> steps)
    {
        var shape = WeekShape.Of(days);
        var rates = days.Select(day => (double)day.Amount / shape[day.Day.DayOfWeek]).ToList();
        // Half as much for what is two weeks older.
        var weights = Enumerable.Range(0, rates.Count).Select(n => Math.Pow(0.5, (rates.Count - 1 - n) / 14.0)).ToList();
        var sum = weights.Sum();
        var rate = rates.Zip(weights, (value, weight) => value * weight).Sum() / sum;
        var spread = Math.Sqrt(rates.Zip(weights, (value, weight) => weight * (value - rate) * (value - rate)).Sum() / sum);
        rate *= MonthShape.Of(history, month, days, weights, shape, change);
        double rest = 0, squares = 0, stepped = 0;
        for (var day = next; day < end; day = day.AddDays(1))
        {
            var factor = shape[day.DayOfWeek];
            rest += rate * factor;
            squares += factor * factor;
            stepped += (double)steps.Where(step => step.Day < day).Sum(step => step.Monthly) / month.DaysOfMonth();
        }
        var left = end.DayNumber - next.DayNumber;
        var ofDays = spread * Math.Sqrt(squares);
        var ofRate = (spread / Math.Sqrt(Math.Min(rates.Count, 10)) + (LeastDrift * rate)) * left;
        // How far the rate led astray before says it best; where too little is known of that, how far its days lay apart.
        var wide = SeenError.Of([.. history.Last(SeenError.Days, change == default ? DateOnly.MinValue : change.AddDays(1)).Select(day => (double)day.Amount / shape[day.Day.DayOfWeek])], left) is { } seen
            ? seen * rate * left : NormalEighty * Math.Sqrt((ofDays * ofDays) + (ofRate * ofRate));
        var around = (decimal)wide + (EstimateErrs * (decimal)Math.Abs(stepped));
        var expected = billed + (decimal)(rest + stepped);
        return new MonthForecast(month, Math.Max(billed, expected - around), expected, expected + around, ForecastMethod.Billed, days.Count,
            Note(change == default || days[0].Day > change.AddDays(1) ? null : change, steps));
    }

    private static string? Note(DateOnly? change, IReadOnlyCollection<KnownStep> steps)
    {
        List<string> parts = [];
        if (change is { } day) parts.Add($"Rests on the days since the change of {day:d MMM}.");
        parts.AddRange(steps.Select(step => string.Create(CultureInfo.InvariantCulture, $"The deployment of {step.Day:d MMM} is not billed yet; by its estimate it is {step.Monthly:+0;−0} a month.")));
        return parts.Count == 0 ? null : string.Join(' ', parts);
    }
}
