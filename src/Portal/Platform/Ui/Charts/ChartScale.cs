namespace Portal.Platform.Ui.Charts;

/// <summary>The upright axis of a chart: from zero, with three or four lines at round values.</summary>
public sealed record ChartScale(double Step, int Steps)
{
    private static readonly double[] RoundSteps = [1, 2, 2.5, 5, 10];

    public double Top => Step * Steps;

    public IReadOnlyList<double> Lines => [.. Enumerable.Range(0, Steps + 1).Select(line => line * Step)];

    /// <param name="highest">The highest value to show.</param>
    /// <param name="isWhole">Counts: no line between two whole numbers.</param>
    public static ChartScale Of(double highest, bool isWhole = false)
    {
        if (!double.IsFinite(highest) || highest <= 0) return isWhole ? new(1, 2) : new(.5, 2);
        var magnitude = Math.Pow(10, Math.Floor(Math.Log10(highest / 3)));
        // A hair is forgiven: 0.3 / 0.1 is a little over 3.
        var step = RoundSteps.Select(round => round * magnitude).First(each => Math.Ceiling(highest / each - 1e-9) <= 3);
        if (isWhole) step = Math.Max(1, Math.Ceiling(step));
        return new(step, Math.Max(2, (int)Math.Ceiling(highest / step - 1e-9)));
    }

    /// <summary>How high a value stands, from 0 at the foot to 1.</summary>
    public double Share(double value) => Math.Clamp(value / Top, 0, 1);
}
