namespace Portal.Deployments;

/// <summary>Heights of the timeline, px; the names beside it have the same ones.</summary>
public static class TimelineMeasures
{
    public const int Head = 32;
    public const int Row = 24;

    /// <summary>The head, a line per tier and one per row.</summary>
    public static int Height(IReadOnlyList<TimelineRow> rows) => Head + (Row * (rows.Count + rows.Select(row => row.Tier).Distinct().Count()));
}
