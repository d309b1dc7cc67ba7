using Portal.Domain.Costs;
using Portal.Platform.Ui;
using Portal.Platform.Ui.Topology;

namespace Portal.Costs.Charts;

/// <summary>An environment to draw as a dot.</summary>
/// <param name="Amount">USD at the month's end.</param>
/// <param name="IsEstimate">No bill carries it yet.</param>
public sealed record SwarmPoint(string Id, string Name, decimal Amount, BandStanding Standing, bool IsEstimate);

/// <param name="Share">Place along the axis, 0 to 1.</param>
/// <param name="Rise">Px that its middle stands over the axis.</param>
public sealed record SwarmDot(SwarmPoint Point, double Share, double Rise);

/// <param name="Y">Base line of the text, px from the top.</param>
/// <param name="Leftward">The text ends at the dot's line instead of beginning there.</param>
public sealed record SwarmLabel(SwarmDot Dot, string Text, double Y, bool Leftward);

/// <summary>
/// Environments along an axis of money, piled up where they would cover each other. Laid out for one width in px: on a wider
/// drawing the same shares only stand further apart.
/// </summary>
public sealed record Swarm(AxisScale Scale, double Radius, double Height, IReadOnlyList<SwarmDot> Dots, IReadOnlyList<SwarmLabel> Labels)
{
    private const double LabelHeight = 15, TextSize = 11, Beside = 6, Room = 22;

    /// <param name="labelled">Names written at most, the dearest out of the band first.</param>
    public static Swarm Of(IReadOnlyCollection<SwarmPoint> points, decimal floor, decimal ceiling, double width, int labelled)
    {
        var scale = AxisScale.Around([floor, ceiling, .. points.Select(point => point.Amount)], width < 500 ? 4 : 9);
        var radius = points.Count switch { > 400 => 2.5, > 120 => 4, _ => 5.5 };
        var dots = Pile(points, scale, radius, width);
        var labels = LabelsOf([.. dots.Where(dot => dot.Point.Standing is BandStanding.Above or BandStanding.ForecastAbove).OrderByDescending(dot => dot.Point.Amount).Take(labelled)], width);
        var top = labels.Count == 0 ? Room : labels.Max(label => label.Y) + Beside;
        var pile = dots.Count == 0 ? 0 : dots.Max(dot => dot.Rise) + radius;
        return new Swarm(scale, radius, Math.Max(top + pile + Beside, 84), dots, labels);
    }

    private static List<SwarmDot> Pile(IReadOnlyCollection<SwarmPoint> points, AxisScale scale, double radius, double width)
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

    // Texts that lie to the left of their line stand the higher the further right they are, so that no line crosses a text.
    private static List<SwarmLabel> LabelsOf(IReadOnlyList<SwarmDot> dots, double width)
    {
        var sized = dots.Select(dot => (Dot: dot, Text: $"{dot.Point.Name} {Figures.Whole(dot.Point.Amount)}")).ToList();
        bool Leftward((SwarmDot Dot, string Text) each) => (each.Dot.Share * width) + TextWidth.Of(each.Text, TextSize) + Beside > width;
        var left = sized.Where(Leftward).OrderByDescending(each => each.Dot.Share).ToList();
        var right = sized.Where(each => !Leftward(each)).OrderBy(each => each.Dot.Share).ToList();
        return
        [
            .. left.Select((each, n) => new SwarmLabel(each.Dot, each.Text, Room + LabelHeight + (n * LabelHeight), true)),
            .. right.Select((each, n) => new SwarmLabel(each.Dot, each.Text, Room + LabelHeight + ((left.Count + n) * LabelHeight), false)),
        ];
    }
}
