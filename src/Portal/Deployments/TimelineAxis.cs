namespace Portal.Deployments;

/// <summary>The time axis: from the first event to now or the end, with room for the words behind the last bar.</summary>
public sealed record TimelineAxis(DateTimeOffset Start, DateTimeOffset End)
{
    private const int MostTicks = 9;
    private const double Room = 1.12;

    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(20);

    private static readonly int[] Steps = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 43200, 86400];

    public TimeSpan Span => End - Start;

    public static TimelineAxis Of(DateTimeOffset start, DateTimeOffset last)
    {
        var span = last - start;
        return new TimelineAxis(start, start + (span < Shortest ? Shortest : span) * Room);
    }

    /// <summary>Where a time lies, in per cent of the width; within the axis.</summary>
    public double At(DateTimeOffset time) => Math.Round(Math.Clamp((time - Start) / Span, 0, 1) * 100, 3);

    /// <summary>Round times along the axis, at most nine.</summary>
    public IReadOnlyList<DateTimeOffset> Ticks
    {
        get
        {
            var step = Steps.FirstOrDefault(seconds => Span.TotalSeconds / seconds <= MostTicks, Steps[^1]);
            var first = (long)Math.Ceiling(Start.ToUnixTimeMilliseconds() / 1000.0 / step) * step;
            return [.. Enumerable.Range(0, MostTicks + 1).Select(i => DateTimeOffset.FromUnixTimeSeconds(first + ((long)i * step))).Where(tick => tick <= End)];
        }
    }

    /// <summary>Ticks closer than a minute show seconds.</summary>
    public bool ShowsSeconds => Span.TotalSeconds / 60 <= MostTicks / 3.0;
}
