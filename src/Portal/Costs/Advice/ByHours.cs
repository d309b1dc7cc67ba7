using System.Globalization;
using Portal.Costs.Measured;
using Portal.Domain.Costs;
using Portal.Domain.Environments;
using Portal.Domain.Environments.Schedules;
using Portal.Environments.Schedules;

namespace Portal.Costs.Advice;

/// <summary>Environments outside production that run at night, and those that nobody asks anything of.</summary>
internal static class ByHours
{
    /// <summary>So few requests an hour are a monitor's, or a crawler's.</summary>
    private const double IdleRequests = 10;

    /// <summary>More of its traffic outside office hours than that: somebody works with it then.</summary>
    private const double MostOutside = 0.5;

    /// <summary>Monday to Friday, 8 to 19: what the form of hours begins with.</summary>
    private static readonly WeeklyHours Office = new("UTC", [.. new[] { DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday }.Select(day => new RunningHours(day, new TimeOnly(8, 0), new TimeOnly(19, 0)))]);

    public static CostAdvice? Schedule(ManagedEnvironment environment, ScheduleView view, MeasuredUse use)
    {
        if (environment.Stage == FindAdvice.Production || !view.Terms.IsAllowed || view.Stops.Count == 0 || view.Schedule is { Hours: not null } or { Ask: not null }) return null;
        if (use.OutsideOffice > MostOutside || view.SavingOf(Office) is not { } saving) return null;
        var traffic = use.OutsideOffice is { } share && use.IsEnough(ByMetrics.Days) ? string.Create(CultureInfo.InvariantCulture, $" {share:0 %} of its requests came outside Monday to Friday, 8 to 19 UTC.") : "";
        return new CostAdvice(AdviceKind.Schedule, "Stop it outside working hours", saving.Amount.Expected, "Nobody can use it at night and at weekends without starting it; instances lose what is on their disks at each stop.",
            string.Create(CultureInfo.InvariantCulture, $"It is {environment.Stage} and runs all the time; it could be stopped {saving.HoursAWeek:0} of 168 hours a week.{traffic}"), new Dictionary<string, string>(), AdviceOpens.Schedule);
    }

    /// <param name="estimate">All of it, USD a month.</param>
    public static CostAdvice? Idle(ManagedEnvironment environment, decimal estimate, MeasuredUse use, DateTimeOffset now) =>
        environment.CreatedAt > now.AddDays(-ByMetrics.Days) || !use.IsEnough(ByMetrics.Days) || use.RequestsAnHour is not < IdleRequests ? null
        : new CostAdvice(AdviceKind.Idle, "Delete it", estimate, $"Ask {environment.OwnerName} whether somebody still needs it. A final snapshot of the database and the bucket are kept, and billed.",
            string.Create(CultureInfo.InvariantCulture, $"{use.RequestsAnHour:0.#} requests an hour in {ByMetrics.Days} days."), new Dictionary<string, string>(), AdviceOpens.Delete);
}
