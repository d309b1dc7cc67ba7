using Portal.Domain.Costs;

namespace Portal.Costs.Charts;

/// <summary>Those of one standing in a column.</summary>
/// <param name="Rise">Px over the axis at which it begins.</param>
/// <param name="Height">Px.</param>
public sealed record ColumnPart(BandStanding Standing, bool IsEstimate, int Count, double Rise, double Height);

/// <summary>Environments from <paramref name="From"/> to below <paramref name="To"/> USD.</summary>
public sealed record BandColumn(decimal From, decimal To, IReadOnlyList<ColumnPart> Parts)
{
    public int Count => Parts.Sum(part => part.Count);

    /// <summary>Px over the axis.</summary>
    public double Top => Parts.Max(part => part.Rise + part.Height);
}

/// <summary>Environments along an axis of money, counted in steps: for more of them than can be drawn one by one.</summary>
public sealed record BandColumns(AxisScale Scale, double Height, IReadOnlyList<BandColumn> Columns, IReadOnlyList<BandLabel> Labels)
{
    private const double Tallest = 120, Least = 2, OverTallest = 18;

    /// <param name="labelled">Names written at most, the dearest out of the band first.</param>
    public static BandColumns Of(IReadOnlyCollection<BandPoint> points, decimal floor, decimal ceiling, double width, int labelled)
    {
        var scale = AxisScale.OfBand(points, floor, ceiling, width);
        var step = scale.Steps(width < 500 ? 28 : 64);
        var groups = points.GroupBy(point => decimal.Floor(point.Amount / step) * step).OrderBy(group => group.Key).ToList();
        var most = groups.Count == 0 ? 1 : groups.Max(group => group.Count());
        var columns = groups.Select(group => Column(group.Key, step, [.. group], most)).ToList();
        var labels = BandLabels.Of(BandPoint.Named(points, labelled).Select(point =>
            new BandAnchor(point.Name, point.Amount, scale.Share(point.Amount), columns.Single(column => point.Amount >= column.From && point.Amount < column.To).Top)), width);
        return new BandColumns(scale, BandLabels.Top(labels) + Tallest + OverTallest, columns, labels);
    }

    private static BandColumn Column(decimal from, decimal step, List<BandPoint> points, int most)
    {
        var (parts, rise) = (new List<ColumnPart>(), 0d);
        foreach (var part in points.GroupBy(point => (point.Standing, point.IsEstimate)).OrderBy(part => part.Key.Standing).ThenBy(part => part.Key.IsEstimate))
        {
            var height = Math.Max(Tallest * part.Count() / most, Least);
            parts.Add(new ColumnPart(part.Key.Standing, part.Key.IsEstimate, part.Count(), rise, height));
            rise += height;
        }
        return new BandColumn(from, from + step, parts);
    }
}
