namespace Portal.Domain.Notifications;

/// <summary>How long to wait after a failed attempt: doubling, with a spread so that many failed at once do not come back at once.</summary>
/// <param name="First">The wait after the first attempt.</param>
/// <param name="Longest">No wait is longer.</param>
/// <param name="Most">Attempts before it is given up.</param>
public sealed record BackOff(TimeSpan First, TimeSpan Longest, int Most)
{
    private const double Spread = 0.2;

    /// <param name="round">Attempts made, the failed one included.</param>
    /// <param name="random">Evenly between 0 and 1.</param>
    /// <returns>The wait, between four and six fifths of the doubled one; null when it is to be given up.</returns>
    public TimeSpan? After(int round, double random)
    {
        if (round >= Most) return null;
        var doubled = Math.Min(Longest.TotalSeconds, First.TotalSeconds * Math.Pow(2, Math.Min(round - 1, 40)));
        return TimeSpan.FromSeconds(doubled * (1 - Spread + 2 * Spread * random));
    }
}
