namespace Portal.Domain.Costs.Forecasting;

/// <summary>How a weekday's cost compares with the usual day's: 1 where nothing is known.</summary>
public sealed class WeekShape
{
    /// <summary>Days below which a week is taken for flat.</summary>
    private const int Fewest = 14;

    private readonly double[] _factors;

    private WeekShape(double[] factors) => _factors = factors;

    public double this[DayOfWeek day] => _factors[(int)day];

    public static WeekShape Flat { get; } = new([1, 1, 1, 1, 1, 1, 1]);

    public static WeekShape Of(IReadOnlyList<(DateOnly Day, decimal Amount)> days)
    {
        if (days.Count < Fewest || days.All(day => day.Amount == 0)) return Flat;
        var usual = Median(days.Select(day => (double)day.Amount));
        if (usual <= 0) return Flat;
        var factors = new double[7];
        for (var weekday = 0; weekday < 7; weekday++)
        {
            var same = days.Where(day => (int)day.Day.DayOfWeek == weekday).Select(day => (double)day.Amount / usual).ToList();
            // Few weeks are believed less: drawn towards a flat week as by one more day of it.
            factors[weekday] = (Median(same) * same.Count + 1) / (same.Count + 1);
        }
        var mean = factors.Average();
        return new WeekShape([.. factors.Select(factor => Math.Max(0.05, factor / mean))]);
    }

    internal static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count == 0 ? 0 : sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[(sorted.Count / 2) - 1] + sorted[sorted.Count / 2]) / 2;
    }
}
