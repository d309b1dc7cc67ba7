namespace Portal.Deployments;

/// <summary>Where the words of a bar stand, so that they never leave the drawing.</summary>
/// <param name="X">In per cent of the width.</param>
/// <param name="Offset">In px from there.</param>
/// <param name="Anchor">"start" behind the bar, "end" before it, or in it.</param>
public sealed record BarLabel(double X, int Offset, string Anchor)
{
    // From here on a word behind the bar would not fit any more.
    private const double LastStart = 84;
    private const double LastStartNarrow = 62;
    private const int Gap = 6;

    /// <param name="room">How much is free before the bar, in per cent.</param>
    /// <param name="from">Where the bar begins.</param>
    /// <param name="to">Where it ends.</param>
    /// <returns>Behind the bar; before it where there is no room; in it where there is none on either side.</returns>
    public static BarLabel Beside(double room, double from, double to) => Outside(room, from, to, LastStart) ?? new(to, -Gap, "end");

    /// <summary>The same on a phone, where the drawing is narrow.</summary>
    /// <returns>Null where there is no room on either side: the words would hide the bar.</returns>
    public static BarLabel? BesideNarrow(double room, double from, double to) => Outside(room, from, to, LastStartNarrow);

    private static BarLabel? Outside(double room, double from, double to, double lastStart) =>
        to <= lastStart ? new(to, Gap, "start") : room >= 100 - lastStart ? new(from, -Gap, "end") : null;
}
