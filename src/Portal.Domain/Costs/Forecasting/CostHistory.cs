namespace Portal.Domain.Costs.Forecasting;

/// <summary>What an environment was billed, day by day, as far as its days are whole.</summary>
public sealed class CostHistory
{
    private readonly IReadOnlyDictionary<DateOnly, decimal> _days;

    /// <param name="days">Days without an entry were billed nothing, from the first one on.</param>
    /// <param name="through">The last whole day.</param>
    public CostHistory(IReadOnlyDictionary<DateOnly, decimal> days, DateOnly through)
    {
        _days = days;
        Through = through;
        First = days.Where(day => day.Value != 0 && day.Key <= through).Select(day => (DateOnly?)day.Key).Min();
    }

    public DateOnly Through { get; }

    /// <summary>The first day that cost anything; null: there is none.</summary>
    public DateOnly? First { get; }

    /// <summary>Days that are whole: the first one, on which it was built, is not.</summary>
    public int WholeDays => First is { } first ? Math.Max(0, Through.DayNumber - first.DayNumber) : 0;

    public decimal On(DateOnly day) => day <= Through ? _days.GetValueOrDefault(day) : 0;

    /// <param name="to">Exclusive.</param>
    public decimal Sum(DateOnly from, DateOnly to)
    {
        decimal sum = 0;
        for (var day = from; day < to && day <= Through; day = day.AddDays(1)) sum += _days.GetValueOrDefault(day);
        return sum;
    }

    /// <summary>The newest whole days, oldest first, none before <paramref name="since"/>.</summary>
    public IReadOnlyList<(DateOnly Day, decimal Amount)> Last(int most, DateOnly since)
    {
        if (First is not { } first) return [];
        var from = Max(Max(first.AddDays(1), since), Through.AddDays(1 - most));
        return [.. Enumerable.Range(0, Math.Max(0, Through.DayNumber - from.DayNumber + 1)).Select(n => from.AddDays(n)).Select(day => (day, On(day)))];
    }

    private static DateOnly Max(DateOnly one, DateOnly other) => one > other ? one : other;
}
