namespace Portal.Costs.Charts;

/// <summary>An axis in USD from <paramref name="From"/> to <paramref name="To"/>, with a mark every <paramref name="Step"/>.</summary>
public sealed record AxisScale(decimal From, decimal To, decimal Step)
{
    private static readonly decimal[] Nice = [1, 2, 2.5m, 5, 10];

    /// <summary>Holds all amounts, with a little room at both ends.</summary>
    /// <param name="most">Marks at most, about.</param>
    public static AxisScale Around(IReadOnlyCollection<decimal> amounts, int most)
    {
        var (low, high) = (amounts.Min(), amounts.Max());
        var room = Math.Max((high - low) * .06m, 10);
        var from = low - room < 0 ? 0 : low - room;
        return new(from, high + room, StepOf((high + room - from) / most));
    }

    /// <summary>Holds a band and what stands on it, for a drawing of so many px.</summary>
    public static AxisScale OfBand(IEnumerable<BandPoint> points, decimal floor, decimal ceiling, double width) =>
        Around([floor, ceiling, .. points.Select(point => point.Amount)], width < 500 ? 4 : 9);

    /// <summary>From nothing to a mark that is not below <paramref name="high"/>.</summary>
    public static AxisScale FromZero(decimal high, int most)
    {
        var step = StepOf(Math.Max(high, 1) / most);
        return new(0, Math.Ceiling(Math.Max(high, 1) / step) * step, step);
    }

    /// <summary>Place of an amount, 0 to 1.</summary>
    public double Share(decimal amount) => (double)Math.Clamp((amount - From) / (To - From), 0, 1);

    public IEnumerable<decimal> Marks()
    {
        for (var mark = Math.Ceiling(From / Step) * Step; mark <= To; mark += Step) yield return mark;
    }

    /// <summary>A round step that parts the axis into so many at most, about.</summary>
    public decimal Steps(int most) => StepOf((To - From) / most);

    private static decimal StepOf(decimal least)
    {
        decimal power = 1;
        while (power * 10 <= least) power *= 10;
        while (power > least) power /= 10;
        return Nice.Select(nice => nice * power).First(step => step >= least);
    }
}
