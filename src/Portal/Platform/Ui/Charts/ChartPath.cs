using System.Globalization;
using System.Text;

namespace Portal.Platform.Ui.Charts;

/// <summary>Outlines of lines in a field 1,000 wide and 100 high, which is stretched to its place.</summary>
public static class ChartPath
{
    public const double Width = 1000, Height = 100;

    /// <summary>The line itself, anew after every gap.</summary>
    public static string Line(ChartLine line, ChartSpan span, ChartScale scale)
    {
        var path = new StringBuilder();
        foreach (var run in Runs(line, span)) Append(path, run, line.IsStepped, span, scale);
        return path.ToString();
    }

    /// <summary>The area under it, down to zero.</summary>
    public static string Area(ChartLine line, ChartSpan span, ChartScale scale)
    {
        var path = new StringBuilder();
        foreach (var run in Runs(line, span))
        {
            Append(path, run, line.IsStepped, span, scale);
            path.Append(CultureInfo.InvariantCulture, $"V{Height:0.#}H{X(run[0], span):0.#}Z");
        }
        return path.ToString();
    }

    private static IEnumerable<List<ChartPoint>> Runs(ChartLine line, ChartSpan span)
    {
        List<ChartPoint> run = [];
        foreach (var point in line.Points)
        {
            if (run.Count > 0 && point.At - run[^1].At > span.Step * 1.5)
            {
                yield return run;
                run = [];
            }
            run.Add(point);
        }
        if (run.Count > 0) yield return run;
    }

    private static void Append(StringBuilder path, List<ChartPoint> run, bool isStepped, ChartSpan span, ChartScale scale)
    {
        for (var index = 0; index < run.Count; index++)
        {
            var (x, y) = (X(run[index], span), Height * (1 - scale.Share(run[index].Value)));
            if (index == 0) path.Append(CultureInfo.InvariantCulture, $"M{x:0.#} {y:0.#}");
            else if (isStepped) path.Append(CultureInfo.InvariantCulture, $"H{x:0.#}V{y:0.#}");
            else path.Append(CultureInfo.InvariantCulture, $"L{x:0.#} {y:0.#}");
        }
        // A point is the beginning of its step: the last one, and a lonely one, reach to the end of theirs.
        if (isStepped || run.Count == 1) path.Append(CultureInfo.InvariantCulture, $"H{Math.Min(Width, X(run[^1], span) + Width * (span.Step / (span.To - span.From))):0.#}");
    }

    private static double X(ChartPoint point, ChartSpan span) => Width * span.Share(point.At);
}
