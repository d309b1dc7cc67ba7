using Portal.Domain.Environments.Schedules;
using Portal.Platform.Api;

namespace Portal.Environments.Schedules;

/// <summary>Schedules as the API shows them.</summary>
internal static class ScheduleJson
{
    /// <summary>What lists and pages of environments tell of it; null where there is none.</summary>
    public static object? Brief(EnvironmentSchedule? schedule, DateTimeOffset now) => schedule is null ? null : new
    {
        power = schedule.Power,
        words = ScheduleWords.Of(schedule, now),
        startsAt = schedule.Hours is null ? null : schedule.StartsAt(now),
        stopsAt = schedule.StopsAt(now),
    };

    public static object Of(ScheduleView view)
    {
        var schedule = view.Schedule;
        return new
        {
            hours = Hours(schedule?.Hours),
            power = schedule?.Power ?? PowerState.Running,
            powerSince = schedule?.PowerSince,
            words = schedule is null ? null : ScheduleWords.Of(schedule, view.At),
            startsAt = schedule?.Hours is null ? null : schedule.StartsAt(view.At),
            stopsAt = schedule?.StopsAt(view.At),
            keptUntil = schedule?.KeepUntil,
            keptBy = schedule?.KeptBy,
            trouble = schedule?.Trouble ?? schedule?.LastFault,
            databaseRestartedAt = schedule?.RestartedAt,
            steps = (schedule?.Steps ?? []).Select(step => new { step.Action, step.LogicalId, step.PhysicalId, step.State, step.Sizes }),
            policy = new { view.Terms.IsAllowed, view.Terms.NeedsReview, view.Terms.Sentence },
            plan = new
            {
                steps = view.Plan.Steps.Select(step => new { step.Action, step.Text, step.LogicalId, step.PhysicalId }),
                view.Plan.Kept,
                view.Plan.Lost,
            },
            saving = schedule?.Hours is { } hours && view.SavingOf(hours) is { } saving ? Saving(saving) : null,
            asked = schedule?.Ask is { } ask ? new { hours = Hours(ask.Hours), ask.Digest, by = new { id = ask.By, name = ask.ByName }, ask.Note, ask.At, saving = view.SavingOf(ask.Hours) is { } would ? Saving(would) : null } : null,
        };
    }

    private static object? Hours(WeeklyHours? hours) => hours is null ? null : new
    {
        hours.Zone,
        words = ScheduleWords.Of(hours),
        hours.HoursAWeek,
        days = hours.Days.Select(day => new { day = day.Day, from = day.From.ToString("HH:mm"), to = day.To.ToString("HH:mm") }),
    };

    private static object Saving(ScheduleSaving saving) => new
    {
        hoursAWeek = saving.HoursAWeek,
        monthly = new { minimum = Money.Usd(saving.Amount.Minimum), expected = Money.Usd(saving.Amount.Expected), maximum = Money.Usd(saving.Amount.Maximum) },
        lines = saving.Lines.Select(line => new { line.Label, expected = Money.Usd(line.Amount.Expected) }),
        priceDate = saving.PriceDate,
        assumptions = ScheduleSaving.Assumptions,
    };
}
