namespace Portal.Domain.Health;

/// <summary>One metric over one stretch of time. Of a count only <see cref="Sum"/> counts; of a level, mean and worst of its minutes.</summary>
/// <param name="Minutes">Minutes that had data.</param>
/// <param name="Sum">Of a count, the whole number; of a level, the sum of its minutes' values.</param>
public readonly record struct Cell(int Minutes, double Sum, double Worst)
{
    public double Mean => Minutes == 0 ? 0 : Sum / Minutes;

    public static Cell OfCount(long count, int minutes = 1) => new(minutes, count, count);

    /// <param name="minutes">For how many minutes the value stands.</param>
    public static Cell OfLevel(double value, int minutes = 1) => new(minutes, value * minutes, value);

    /// <summary>Both stretches together. The order does not matter, and nothing is lost of counts.</summary>
    public static Cell Merge(MetricFacts facts, Cell left, Cell right) => new(
        left.Minutes + right.Minutes, left.Sum + right.Sum,
        facts.IsCount ? left.Sum + right.Sum : facts.IsLowWorst ? Math.Min(left.Worst, right.Worst) : Math.Max(left.Worst, right.Worst));
}
