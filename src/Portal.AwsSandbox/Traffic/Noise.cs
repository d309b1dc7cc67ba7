namespace Portal.AwsSandbox.Traffic;

/// <summary>Numbers that look like chance and are a function of a seed and a place, the same in every process.</summary>
public static class Noise
{
    /// <summary>From 0 up to 1, for one cell of a seed.</summary>
    public static double Chance(ulong seed, long cell)
    {
        // SplitMix64's finalizer: neighbouring cells come out unlike each other.
        var x = seed + 0x9E3779B97F4A7C15UL * (ulong)(cell + 1);
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9UL;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EBUL;
        return ((x ^ (x >> 31)) >> 11) * (1.0 / (1UL << 53));
    }

    /// <summary>From -1 to 1, continuous with its slope: a new direction about every <paramref name="every"/>.</summary>
    public static double Smooth(ulong seed, DateTimeOffset at, TimeSpan every)
    {
        var cell = Math.DivRem(at.UtcTicks, every.Ticks, out var within);
        var x = within / (double)every.Ticks;
        var blend = x * x * (3 - 2 * x);
        return 2 * (Chance(seed, cell) * (1 - blend) + Chance(seed, cell + 1) * blend) - 1;
    }

    /// <summary>Least and most of <see cref="Smooth"/> from one moment to another: between two cells' ends it only rises or only falls.</summary>
    public static (double Least, double Most) Range(ulong seed, DateTimeOffset from, DateTimeOffset to, TimeSpan every)
    {
        var (least, most) = (Smooth(seed, from, every), Smooth(seed, to, every));
        if (most < least) (least, most) = (most, least);
        for (var cell = from.UtcTicks / every.Ticks + 1; cell <= to.UtcTicks / every.Ticks; cell++)
        {
            var end = 2 * Chance(seed, cell) - 1;
            (least, most) = (Math.Min(least, end), Math.Max(most, end));
        }
        return (least, most);
    }

    /// <summary>One seed out of another, so that two things drawn from one environment do not move together.</summary>
    public static ulong Seed(ulong seed, ulong purpose) => (ulong)(Chance(seed ^ 0xD1B54A32D192ED03UL, (long)purpose) * ulong.MaxValue);
}
