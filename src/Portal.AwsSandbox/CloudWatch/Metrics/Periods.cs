namespace Portal.AwsSandbox.CloudWatch.Metrics;

/// <summary>Which periods there are for how long, and where they begin.</summary>
public static class Periods
{
    public static readonly TimeSpan Minutes = TimeSpan.FromDays(15);
    public static readonly TimeSpan FiveMinutes = TimeSpan.FromDays(63);
    public static readonly TimeSpan Hours = TimeSpan.FromDays(455);
    public static readonly TimeSpan SubMinutes = TimeSpan.FromHours(3);

    /// <summary>The finest period, in seconds, kept of what was so long ago.</summary>
    public static int Finest(TimeSpan ago) => ago > FiveMinutes ? 3600 : ago > Minutes ? 300 : 60;

    /// <summary>True for 1, 5, 10, 30 and whole minutes.</summary>
    public static bool IsPeriod(int seconds) => seconds is 1 or 5 or 10 or 30 || seconds >= 60 && seconds % 60 == 0;

    /// <summary>A period's beginning at or before a moment; periods of a day and less begin with the day, longer ones count from 1970.</summary>
    public static DateTimeOffset Floor(DateTimeOffset at, int seconds) =>
        DateTimeOffset.FromUnixTimeSeconds(at.ToUnixTimeSeconds() - at.ToUnixTimeSeconds() % seconds);

    /// <summary>The first period that is answered: the given start rounded down, by a coarser measure the older it is.</summary>
    public static DateTimeOffset Start(DateTimeOffset start, DateTimeOffset now, int period)
    {
        var oldest = now - Hours;
        if (start < oldest) start = oldest;
        return Floor(start, Math.Max(period < 60 ? period : 60, Math.Max(period, now - start > Minutes ? Finest(now - start) : 0)));
    }

    /// <summary>False where the sought period is finer than what is still kept of that time.</summary>
    public static bool IsKept(DateTimeOffset slot, int period, DateTimeOffset now)
    {
        var ago = now - slot;
        if (ago > Hours) return false;
        if (period < 60) return ago <= SubMinutes;
        return period % Finest(ago) == 0;
    }
}
