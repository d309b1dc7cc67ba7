using System.Globalization;
using System.Text;
using Portal.Domain.Catalog;
using Portal.Platform.Ui;

namespace Portal.Costs.Charts;

/// <param name="X">0 to 1 of the month, at the day's end.</param>
/// <param name="Shown">Its words have room; else they show on pointing.</param>
public sealed record EventMark(double X, string Text, bool Shown);

public sealed record BilledEnd(DateOnly Day, double X, double Y);

/// <summary>The paths of the cumulative chart in a box of 1 by 1, y downwards; null for what is not known.</summary>
public sealed record CumulativeFigure(
    string? Billed, string? Forecast, string? Fan, string? Estimate, BilledEnd? LastBilled, IReadOnlyList<(string Text, double X)> Days, IReadOnlyList<EventMark> Events,
    IReadOnlyList<(string Text, double Y, string Class)> Ends)
{
    private const double Apart = 14;

    public static CumulativeFigure Empty { get; } = new(null, null, null, null, null, [], [], []);

    public static CumulativeFigure Of(IReadOnlyList<CumulativePoint> points, IReadOnlyList<CostEvent> events, AxisScale scale, CostBand band)
    {
        if (points.Count == 0) return Empty;
        double X(int n) => (n + 1.0) / points.Count;
        double Y(decimal amount) => 1 - scale.Share(amount);
        List<(double X, double Y)> Line(Func<CumulativePoint, decimal?> of) => [.. points.Index().Where(each => of(each.Item) is not null).Select(each => (X(each.Index), Y(of(each.Item)!.Value)))];

        var (billed, forecast, estimate) = (Line(point => point.Billed), Line(point => point.Forecast), Line(point => point.Estimate));
        var (low, high) = (Line(point => point.Low), Line(point => point.High));
        var last = points.LastOrDefault(point => point.Billed is not null);
        // Without a bill the forecast begins where the month does.
        if (last is null && forecast.Count > 0) (forecast, low, high) = ([(0, 1), .. forecast], [(0, 1), .. low], [(0, 1), .. high]);
        return new CumulativeFigure(
            billed.Count == 0 ? null : Path([(0, 1), .. billed]), forecast.Count < 2 ? null : Path(forecast), low.Count < 2 ? null : Path([.. high, .. Enumerable.Reverse(low)]) + "Z",
            estimate.Count == 0 ? null : Path([(0, 1), .. estimate]),
            last is null ? null : new BilledEnd(last.Day, billed[^1].X, billed[^1].Y), DaysOf(points, X), EventsOf(points, events, X), EndsOf(points[^1], Y, band));
    }

    /// <summary>Texts at the right edge, px from the top of the box, pushed apart where they would touch.</summary>
    public IEnumerable<(string Text, double Y, string Class)> EndLabels(double height)
    {
        var above = double.NegativeInfinity;
        foreach (var (text, share, css) in Ends.OrderBy(end => end.Y))
        {
            var y = Math.Max(share * height, above + Apart);
            above = y;
            yield return (text, y, css);
        }
    }

    private static List<(string, double, string)> EndsOf(CumulativePoint last, Func<decimal, double> y, CostBand band)
    {
        var ends = new List<(string, double, string)> { (Figures.Whole(band.Ceiling) + " band", y(band.Ceiling), ""), (Figures.Whole(band.Floor), y(band.Floor), "") };
        if (last.Forecast is { } forecast) ends.Add(($"{Figures.Whole(forecast)} ± {Figures.Whole(((last.High - last.Low) ?? 0) / 2)}", y(forecast), "t1 strong"));
        else if (last.Billed is { } billed) ends.Add(($"{Figures.Whole(billed)} billed", y(billed), "t1 strong"));
        if (last.Estimate is { } estimate) ends.Add(($"{Figures.Whole(estimate)} estimate", y(estimate), "tx2"));
        return ends;
    }

    private static List<(string, double)> DaysOf(IReadOnlyList<CumulativePoint> points, Func<int, double> x) =>
        [.. points.Index().Where(each => each.Item.Day.Day is 1 or 10 or 20 || each.Index == points.Count - 1)
            .Select(each => (each.Item.Day.Day == 1 ? each.Item.Day.ToString("d MMM", CultureInfo.InvariantCulture) : each.Item.Day.Day.ToString(CultureInfo.InvariantCulture), x(each.Index)))];

    private static List<EventMark> EventsOf(IReadOnlyList<CumulativePoint> points, IReadOnlyList<CostEvent> events, Func<int, double> x)
    {
        var marks = new List<EventMark>();
        foreach (var day in events.Where(each => each.Day >= points[0].Day && each.Day <= points[^1].Day).GroupBy(each => each.Day).OrderBy(group => group.Key))
        {
            var at = x(day.Key.DayNumber - points[0].Day.DayNumber);
            var words = day.Count() == 1 ? day.First().Text : $"{day.Count()} deployments";
            marks.Add(new EventMark(at, $"{day.Key:d MMM}, {words}", marks.All(other => !other.Shown || Math.Abs(other.X - at) > .45)));
        }
        return marks;
    }

    private static string Path(IReadOnlyList<(double X, double Y)> points)
    {
        var path = new StringBuilder();
        foreach (var (n, (x, y)) in points.Index()) path.Append(CultureInfo.InvariantCulture, $"{(n == 0 ? 'M' : 'L')}{x:0.####} {y:0.####}");
        return path.ToString();
    }
}
