namespace Portal.AwsSandbox.Traffic;

/// <summary>
/// How much is asked of an environment: a pure function of the time, so any minute of the past or the future costs the same and
/// comes out the same.
/// </summary>
public static class Demand
{
    internal static readonly TimeSpan WarmUp = TimeSpan.FromMinutes(5);
    internal const double DaysOfAYear = 365.25;
    internal const double SecondHarmonic = 0.16;

    /// <summary>Requests a second that users send, whether they can be served or not; 0 before the environment was created.</summary>
    public static double RequestsPerSecond(StackTraffic of, DateTimeOffset at)
    {
        if (at < of.Created) return 0;
        var character = of.Character;
        var age = at - of.Created;
        return of.BaseRate
            * Rhythm(character, at)
            * Math.Pow(character.YearlyGrowth, age.TotalDays / DaysOfAYear)
            * (1 + character.Roughness * Restlessness(character.Seed, at))
            * Math.Min(1, age / WarmUp)
            * Ordered(of.LoadFactors, at);
    }

    /// <summary>Requests in a span, by its middle and ends (Simpson): the curve has no corners within a minute that would matter.</summary>
    public static double Requests(StackTraffic of, DateTimeOffset from, TimeSpan span) =>
        Requests(RequestsPerSecond(of, from), RequestsPerSecond(of, from + span / 2), RequestsPerSecond(of, from + span), span);

    /// <summary>Requests in a span of which the rates at its begin, in its middle and at its end are known.</summary>
    internal static double Requests(double begin, double middle, double end, TimeSpan span) => span.TotalSeconds / 6 * (begin + 4 * middle + end);

    /// <summary>The share of the weekly mean due at a moment: the day's curve times the day's weight; 1 on average of a week.</summary>
    public static double Rhythm(Character character, DateTimeOffset at)
    {
        var local = at.UtcDateTime + character.Offset;
        return Daily(character, local) * Weekday(character, local);
    }

    internal static double Daily(Character character, DateTime local)
    {
        var angle = 2 * Math.PI * (local.TimeOfDay.TotalHours - character.PeakHour) / 24;
        // The second harmonic makes nights long and flat and the working day a plateau.
        return 1 + character.DailySwing * Math.Cos(angle) - SecondHarmonic * character.DailySwing * Math.Cos(2 * angle);
    }

    // From Friday evening to Saturday morning, and from Sunday evening to Monday morning, one weight slides into the other.
    internal static double Weekday(Character character, DateTime local)
    {
        var hour = ((int)local.DayOfWeek * 24 + local.TimeOfDay.TotalHours + 24) % 168; // from Saturday midnight
        var free = Ramp(hour, 162, 174) + Ramp(hour + 168, 162, 174) - Ramp(hour, 42, 54);
        var mean = (5 + 2 * character.Weekend) / 7;
        return (1 - free * (1 - character.Weekend)) / mean;
    }

    private static double Ramp(double at, double from, double to) => Math.Clamp((at - from) / (to - from), 0, 1);

    private static double Restlessness(ulong seed, DateTimeOffset at) =>
        0.5 * Noise.Smooth(seed, at, TimeSpan.FromHours(31))
        + 0.4 * Noise.Smooth(seed + 1, at, TimeSpan.FromHours(2.3))
        + 0.35 * Noise.Smooth(seed + 2, at, TimeSpan.FromMinutes(13))
        + 0.25 * Noise.Smooth(seed + 3, at, TimeSpan.FromMinutes(2.2));

    internal static double Ordered(IReadOnlyList<LoadFactor> factors, DateTimeOffset at)
    {
        var times = 1.0;
        foreach (var factor in factors)
            if (factor.Covers(at)) times *= factor.Times;
        return times;
    }
}
