using System.Globalization;
using Portal.Domain.Environments.Schedules;
using Portal.Platform.Ui;

namespace Portal.Environments.Schedules;

/// <summary>Hours and what follows from them in words, by the wall clock of their zone.</summary>
public static class ScheduleWords
{
    /// <summary>The week as people say it.</summary>
    public static IReadOnlyList<DayOfWeek> Week { get; } = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday];

    /// <summary>"Mon–Fri 08:00–19:00, Europe/Berlin".</summary>
    public static string Of(WeeklyHours hours)
    {
        var spells = hours.Days.GroupBy(day => (day.From, day.To)).OrderBy(group => group.Min(day => IndexOf(day.Day))).ThenBy(group => group.Key.From)
            .Select(group => $"{Days([.. group.Select(day => day.Day)])} {(group.Key.From == group.Key.To ? "all day" : $"{group.Key.From:HH\\:mm}–{group.Key.To:HH\\:mm}")}");
        return $"{string.Join("; ", spells)}, {hours.Zone}";
    }

    /// <summary>"Mon 07:00"; with the day of the month where it is more than six days away.</summary>
    public static string At(WeeklyHours hours, DateTimeOffset? at, DateTimeOffset now)
    {
        if (at is not { } moment) return "never";
        var local = TimeZoneInfo.ConvertTime(moment, TimeZoneInfo.FindSystemTimeZoneById(hours.Zone));
        return local.ToString(moment - now < TimeSpan.FromDays(6.5) ? "ddd HH:mm" : "ddd d MMM HH:mm", CultureInfo.InvariantCulture);
    }

    /// <summary>What it is doing, in a few words: "Stopped by schedule, starts Mon 07:00". Null while it just runs.</summary>
    public static string? Of(EnvironmentSchedule schedule, DateTimeOffset now) => schedule.Power switch
    {
        PowerState.Stopped when schedule.Hours is { } hours && schedule.StartsAt(now) is { } at && at > now => $"Stopped by schedule, starts {At(hours, at, now)}",
        PowerState.Stopped => "Stopped by schedule, is about to start",
        PowerState.Stopping => "Being stopped by schedule",
        PowerState.Starting => "Being started",
        _ => null,
    };

    public static Status Look(PowerState power) => power switch
    {
        PowerState.Running => Status.Ready,
        PowerState.Stopping => Status.Stopping,
        PowerState.Stopped => Status.Stopped,
        PowerState.Starting => Status.Starting,
        _ => throw new ArgumentOutOfRangeException(nameof(power)),
    };

    private static string Days(DayOfWeek[] days)
    {
        var indices = days.Select(IndexOf).Distinct().Order().ToList();
        var runs = new List<(int First, int Last)>();
        foreach (var index in indices)
        {
            if (runs.Count > 0 && runs[^1].Last == index - 1) runs[^1] = (runs[^1].First, index);
            else runs.Add((index, index));
        }
        return string.Join(", ", runs.Select(run => run.First == run.Last ? Short(run.First) : run.Last == run.First + 1 ? $"{Short(run.First)}, {Short(run.Last)}" : $"{Short(run.First)}–{Short(run.Last)}"));
    }

    private static string Short(int index) => Week[index].ToString()[..3];

    // Monday is 0.
    private static int IndexOf(DayOfWeek day) => ((int)day + 6) % 7;
}
