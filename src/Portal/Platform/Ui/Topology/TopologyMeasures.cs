namespace Portal.Platform.Ui.Topology;

/// <summary>The measures of a drawing, in px.</summary>
/// <param name="LabelColumn">Room for tier titles at the left; 0 leaves them out.</param>
/// <param name="Lane">Room at the right for the path past the network.</param>
/// <param name="Gutter">Between zones.</param>
/// <param name="ZonePad">From the edge of a zone to its nodes.</param>
public sealed record TopologyMeasures(double Width, double LabelColumn, double Lane, double Gutter, double ZonePad, double NetworkPad)
{
    public const double NodeHeight = 40, AcrossHeight = 32, AboveHeight = 36, PillHeight = 24, BelowHeight = 36;
    public const double RowGap = 20, StackGap = 16, TrunkGap = 24, IntoNetwork = 34, ZoneGap = 28, ZoneTop = 12, ZoneFoot = 36;

    /// <summary>Beside text or in half a page.</summary>
    public static TopologyMeasures Wide(double width) => new(width, 104, 14, 10, 8, 7);

    /// <summary>On a phone: no titles at the left, zones by their short names, everything closer.</summary>
    public static TopologyMeasures Narrow { get; } = new(326, 0, 12, 6, 4, 5);

    public bool IsNarrow => LabelColumn == 0;
    public double Left => LabelColumn;
    public double Right => Width - Lane;
}
