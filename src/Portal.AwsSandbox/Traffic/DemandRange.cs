namespace Portal.AwsSandbox.Traffic;

/// <summary>Bounds that demand keeps to over an hour or so, found without looking at every minute of it.</summary>
public static class DemandRange
{
    /// <summary>
    /// Requests a second that demand neither falls below nor rises above from one moment to another, both included; the bounds are safe,
    /// not tight. Null when they would not be safe: within the warm-up, where ordered load begins or ends, or over more than two hours.
    /// </summary>
    public static (double Least, double Most)? Over(StackTraffic of, DateTimeOffset from, DateTimeOffset to)
    {
        if (from < of.Created + Demand.WarmUp || to - from > TimeSpan.FromHours(2)) return null;
        foreach (var factor in of.LoadFactors)
            if (factor.From > from && factor.From <= to || factor.Until is { } until && until > from && until <= to) return null;
        var character = of.Character;
        var day = Days(character, from, to);
        var week = Ends(Demand.Weekday(character, from.UtcDateTime + character.Offset), Demand.Weekday(character, to.UtcDateTime + character.Offset));
        var growth = Ends(Growth(of, from), Growth(of, to));
        var slow = Noise.Range(character.Seed, from, to, TimeSpan.FromHours(31));
        var slower = Noise.Range(character.Seed + 1, from, to, TimeSpan.FromHours(2.3));
        var quick = Noise.Range(character.Seed + 2, from, to, TimeSpan.FromMinutes(13));
        var quicker = Noise.Range(character.Seed + 3, from, to, TimeSpan.FromMinutes(2.2));
        var scale = of.BaseRate * Demand.Ordered(of.LoadFactors, from);
        return (
            scale * day.Least * week.Least * growth.Least * (1 + character.Roughness * (0.5 * slow.Least + 0.4 * slower.Least + 0.35 * quick.Least + 0.25 * quicker.Least)),
            scale * day.Most * week.Most * growth.Most * (1 + character.Roughness * (0.5 * slow.Most + 0.4 * slower.Most + 0.35 * quick.Most + 0.25 * quicker.Most)));
    }

    // A curve leaves the line between two of its points by no more than an eighth of its greatest bend times their distance squared.
    private static (double Least, double Most) Days(Character character, DateTimeOffset from, DateTimeOffset to)
    {
        var ends = Ends(Demand.Daily(character, from.UtcDateTime + character.Offset), Demand.Daily(character, to.UtcDateTime + character.Offset));
        var angle = 2 * Math.PI * (to - from).TotalHours / 24;
        var bend = character.DailySwing * (1 + 4 * Demand.SecondHarmonic) * angle * angle / 8;
        return (ends.Least - bend, ends.Most + bend);
    }

    private static double Growth(StackTraffic of, DateTimeOffset at) => Math.Pow(of.Character.YearlyGrowth, (at - of.Created).TotalDays / Demand.DaysOfAYear);

    private static (double Least, double Most) Ends(double one, double other) => one < other ? (one, other) : (other, one);
}
