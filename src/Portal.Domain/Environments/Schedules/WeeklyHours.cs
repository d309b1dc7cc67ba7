namespace Portal.Domain.Environments.Schedules;

/// <summary>
/// When an environment runs, week by week, by the wall clock of a zone. Where a clock is put forward over a time, that time
/// is the first one after the gap; where it is put back, hours begin at the first and end at the second of the two: an
/// environment runs rather too long than too short.
/// </summary>
/// <param name="Zone">IANA name, such as <c>Europe/Berlin</c>.</param>
public sealed record WeeklyHours(string Zone, IReadOnlyList<RunningHours> Days)
{
    private const int DaysAhead = 9;

    /// <summary>By the wall clock, in a week without a change of the clock; hours that overlap count once.</summary>
    public decimal HoursAWeek
    {
        get
        {
            // Any week of a zone whose clock is never changed.
            var plain = this with { Zone = "UTC" };
            var monday = new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
            return plain.Spells(monday).Sum(spell => (decimal)Math.Max(0, (Earlier(spell.To, monday.AddDays(7)) - Later(spell.From, monday)).TotalHours));
        }
    }

    public bool Runs(DateTimeOffset at) => Spells(at).Any(spell => spell.From <= at && at < spell.To);

    /// <summary>When it stops next after <paramref name="at"/>; null when it never does.</summary>
    public DateTimeOffset? NextStop(DateTimeOffset at) =>
        HoursAWeek >= 168 ? null : Spells(at).Where(spell => spell.To > at).Select(spell => (DateTimeOffset?)spell.To).FirstOrDefault();

    /// <summary>When it starts next after <paramref name="at"/>; null when it never does.</summary>
    public DateTimeOffset? NextStart(DateTimeOffset at) =>
        HoursAWeek >= 168 ? null : Spells(at).Where(spell => spell.From > at).Select(spell => (DateTimeOffset?)spell.From).FirstOrDefault();

    /// <summary>The next moment after <paramref name="after"/> at which the zone's clocks show this time.</summary>
    public DateTimeOffset NextTime(TimeOnly wall, DateTimeOffset after)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(Zone);
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(after, zone).DateTime);
        var at = Instant(zone, today.ToDateTime(wall), begins: false);
        return at > after ? at : Instant(zone, today.AddDays(1).ToDateTime(wall), begins: false);
    }

    /// <summary>Everything that is wrong with it, at once.</summary>
    public IReadOnlyList<Problem> Check()
    {
        var problems = new List<Problem>();
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(Zone, out _)) problems.Add(new Problem("schedule.zone", "unknown", "There is no such time zone.", "Write one such as Europe/Berlin or UTC."));
        if (Days.Count == 0) problems.Add(new Problem("schedule.days", "required", "It would never run.", "Name at least one day with its hours."));
        else if (Days.Count > 50) problems.Add(new Problem("schedule.days", "length", $"{Days.Count} entries are too many.", "Put hours of a day together."));
        else if (HoursAWeek >= 168) problems.Add(new Problem("schedule.days", "range", "It would never stop.", "Leave some hours out, or keep no schedule."));
        return problems;
    }

    // Spells in order, those that touch or overlap put together. Begins two days back: a spell may reach over midnight.
    private List<(DateTimeOffset From, DateTimeOffset To)> Spells(DateTimeOffset around)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(Zone);
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(around, zone).DateTime);
        var all = new List<(DateTimeOffset From, DateTimeOffset To)>();
        var merged = new List<(DateTimeOffset From, DateTimeOffset To)>();
        for (var day = today.AddDays(-DaysAhead); day <= today.AddDays(DaysAhead); day = day.AddDays(1))
            all.AddRange(Days.Where(hours => hours.Day == day.DayOfWeek)
                .Select(hours => (Instant(zone, day.ToDateTime(hours.From), begins: true), Instant(zone, (hours.To > hours.From ? day : day.AddDays(1)).ToDateTime(hours.To), begins: false))));
        foreach (var spell in all.Where(spell => spell.To > spell.From).OrderBy(spell => spell.From))
        {
            if (merged.Count > 0 && spell.From <= merged[^1].To) merged[^1] = (merged[^1].From, Later(merged[^1].To, spell.To));
            else merged.Add(spell);
        }
        return merged;
    }

    private static DateTimeOffset Instant(TimeZoneInfo zone, DateTime wall, bool begins)
    {
        if (zone.IsInvalidTime(wall))
        {
            // The first minute after the gap; clocks change on whole minutes.
            while (zone.IsInvalidTime(wall)) wall = wall.AddMinutes(1);
        }
        if (!zone.IsAmbiguousTime(wall)) return new DateTimeOffset(wall, zone.GetUtcOffset(wall)).ToUniversalTime();
        // The larger offset is the earlier instant.
        var offsets = zone.GetAmbiguousTimeOffsets(wall);
        return new DateTimeOffset(wall, begins ? offsets.Max() : offsets.Min()).ToUniversalTime();
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
