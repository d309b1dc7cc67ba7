namespace Portal.Deployments;

/// <summary>Where the words of a bar stand, so that they never leave the drawing.</summary>
/// <param name="X">In per cent of the width.</param>
/// <param name="Offset">In px from there.</param>
/// <param name="Anchor">"start" behind the bar, "end" before it.</param>
public sealed record BarLabel(double X, int Offset, string Anchor)
{
    // From here on a word behind the bar would not fit any more.
    private const double LastStart = 84;
    private const int Gap = 6;

    /// <param name="from">Where the bar begins, in per cent.</param>
    /// <param name="to">Where it ends.</param>
    public static BarLabel Beside(double from, double to) =>
        to <= LastStart || from < 100 - LastStart ? new(to, Gap, "start") : new(from, -Gap, "end");
}
