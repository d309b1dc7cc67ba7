namespace Portal.Platform.Ui.Charts;

/// <summary>One line of a chart.</summary>
/// <param name="Name">As the legend and screen readers tell it: "p95".</param>
/// <param name="Points">In order; where one is missing, the line has a gap.</param>
public sealed record ChartLine(string Name, IReadOnlyList<ChartPoint> Points)
{
    /// <summary>Grey and dashed: what the first line is held against.</summary>
    public bool IsSecond { get; init; }

    /// <summary>Holds its value until the next point: counts of instances.</summary>
    public bool IsStepped { get; init; }

    /// <summary>With a soft area down to zero.</summary>
    public bool IsFilled { get; init; }
}

public sealed record ChartPoint(DateTimeOffset At, double Value);

/// <summary>Something that happened, as an upright line through every chart of a page.</summary>
public sealed record ChartMark(DateTimeOffset At, string Title, Tone Tone = Tone.Warn);

/// <param name="Step">Between two points; a longer pause is a gap.</param>
public sealed record ChartSpan(DateTimeOffset From, DateTimeOffset To, TimeSpan Step)
{
    /// <summary>Where a moment stands, from 0 at the left to 1.</summary>
    public double Share(DateTimeOffset at) => To <= From ? 0 : Math.Clamp((at - From) / (To - From), 0, 1);
}
