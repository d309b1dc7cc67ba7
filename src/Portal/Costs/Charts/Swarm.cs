using Portal.Domain.Costs;

namespace Portal.Costs.Charts;

/// <summary>An environment on the band.</summary>
/// <param name="Amount">USD at the month's end.</param>
/// <param name="IsEstimate">No bill carries it yet.</param>
public sealed record BandPoint(string Id, string Name, decimal Amount, BandStanding Standing, bool IsEstimate)
{
    /// <summary>Those that are written beside the drawing: out of the band, the dearest first.</summary>
    public static IEnumerable<BandPoint> Named(IEnumerable<BandPoint> points, int most) =>
        points.Where(point => point.Standing is BandStanding.Above or BandStanding.ForecastAbove).OrderByDescending(point => point.Amount).ThenBy(point => point.Name, StringComparer.Ordinal).Take(most);
}

/// <param name="Share">Place along the axis, 0 to 1.</param>
/// <param name="Rise">Px that its middle stands over the axis.</param>
public sealed record SwarmDot(BandPoint Point, double Share, double Rise);

/// <summary>
/// Environments along an axis of money, piled up where they would cover each other. Laid out for one width in px: on a wider
/// drawing the same shares only stand further apart.
/// </summary>
public sealed record Swarm(AxisScale Scale, double Radius, double Height, IReadOnlyList<SwarmDot> Dots, IReadOnlyList<BandLabel> Labels)
{
    private const double Beside = 6, LeastHeight = 84;

    /// <param name="labelled">Names written at most, the dearest out of the band first.</param>
    public static Swarm Of(IReadOnlyCollection<BandPoint> points, decimal floor, decimal ceiling, double width, int labelled)
    {
        var scale = AxisScale.OfBand(points, floor, ceiling, width);
        var radius = points.Count > 120 ? 4 : 5.5;
        var dots = Pile(points, scale, radius, width);
        var labels = BandLabels.Of(BandPoint.Named(points, labelled).Join(dots, point => point, dot => dot.Point, (point, dot) => new BandAnchor(point.Name, point.Amount, dot.Share, dot.Rise + radius)), width);
        var pile = dots.Count == 0 ? 0 : dots.Max(dot => dot.Rise) + radius;
        return new Swarm(scale, radius, Math.Max(BandLabels.Top(labels) + pile + Beside, LeastHeight), dots, labels);
    }

    private static List<SwarmDot> Pile(IReadOnlyCollection<BandPoint> points, AxisScale scale, double radius, double width)
    {
        var apart = (radius * 2) + 2;
        var placed = new List<SwarmDot>();
        foreach (var point in points.OrderBy(point => point.Amount).ThenBy(point => point.Name, StringComparer.Ordinal))
        {
            var share = scale.Share(point.Amount);
            var near = placed.Where(dot => Math.Abs(dot.Share - share) * width < apart).Select(dot =>
            {
                var aside = (dot.Share - share) * width;
                var reach = Math.Sqrt((apart * apart) - (aside * aside));
                return (From: dot.Rise - reach, To: dot.Rise + reach);
            }).OrderBy(taken => taken.From).ToList();
            var rise = radius + 3;
            foreach (var taken in near)
                if (rise > taken.From + .001 && rise < taken.To - .001) rise = taken.To;
            placed.Add(new SwarmDot(point, share, rise));
        }
        return placed;
    }
}
