using FsCheck;
using FsCheck.Fluent;
using Portal.Domain.Environments.Schedules;

namespace Portal.Domain.Tests.Environments.Schedules;

public sealed class WeeklyHoursTests
{
    private static readonly DayOfWeek[] Workdays = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];

    // Clocks that are put forward and back, by a whole or half an hour, south and north, and never.
    private static readonly string[] Zones = ["UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "America/Santiago"];

    [Fact]
    public void Office_hours_stop_in_the_evening_and_over_the_weekend()
    {
        var hours = Office("Europe/Berlin");
        hours.HoursAWeek.ShouldBe(55);
        var friday = At("2026-03-06T16:00:00Z");
        hours.Runs(friday).ShouldBeTrue();
        hours.NextStop(friday).ShouldBe(At("2026-03-06T18:00:00Z"));
        hours.NextStart(friday).ShouldBe(At("2026-03-09T07:00:00Z"));
    }

    [Fact]
    public void After_the_clock_is_put_forward_it_starts_at_the_same_time_by_the_wall_clock() =>
        // Berlin changed on Sunday 29 March 2026: eight o'clock is 06:00 UTC from then on.
        Office("Europe/Berlin").NextStart(At("2026-03-27T20:00:00Z")).ShouldBe(At("2026-03-30T06:00:00Z"));

    [Fact]
    public void A_start_that_the_clock_skips_is_the_first_minute_after_the_gap() =>
        new WeeklyHours("Europe/Berlin", [new(DayOfWeek.Sunday, new(2, 30), new(6, 0))]).NextStart(At("2026-03-28T12:00:00Z")).ShouldBe(At("2026-03-29T01:00:00Z"));

    [Fact]
    public void Hours_that_the_clock_repeats_run_from_the_first_to_the_second()
    {
        // On 25 October 2026 Berlin has half past two twice: at 00:30 and 01:30 UTC.
        var hours = new WeeklyHours("Europe/Berlin", [new(DayOfWeek.Sunday, new(2, 30), new(2, 45))]);
        hours.NextStart(At("2026-10-24T12:00:00Z")).ShouldBe(At("2026-10-25T00:30:00Z"));
        hours.NextStop(At("2026-10-25T00:30:00Z")).ShouldBe(At("2026-10-25T01:45:00Z"));
    }

    [Fact]
    public void Hours_over_midnight_and_those_that_touch_are_one()
    {
        var hours = new WeeklyHours("UTC", [new(DayOfWeek.Monday, new(22, 0), new(0, 0)), new(DayOfWeek.Tuesday, new(0, 0), new(6, 0))]);
        hours.HoursAWeek.ShouldBe(8);
        hours.NextStop(At("2026-03-02T23:00:00Z")).ShouldBe(At("2026-03-03T06:00:00Z"));
    }

    [Fact]
    public void What_is_wrong_is_said_at_once_and_a_schedule_that_never_stops_is_none()
    {
        new WeeklyHours("Nowhere/Town", []).Check().Select(problem => problem.Field).ShouldBe(["schedule.zone", "schedule.days"]);
        new WeeklyHours("UTC", [.. Enum.GetValues<DayOfWeek>().Select(day => new RunningHours(day, new(0, 0), new(0, 0)))]).Check().ShouldHaveSingleItem().Code.ShouldBe("range");
    }

    [Fact]
    public void Whenever_one_asks_it_runs_after_a_start_and_not_after_a_stop_and_changes_nowhere_in_between()
    {
        var entry = from day in Gen.Choose(0, 6)
                    from start in Gen.Choose(0, 95)
                    from length in Gen.Choose(1, 95)
                    let begin = TimeOnly.MinValue.AddMinutes(15 * start)
                    select new RunningHours((DayOfWeek)day, begin, begin.AddMinutes(15 * length));
        var hours = (from zone in Gen.Elements(Zones) from days in entry.NonEmptyListOf() select new WeeklyHours(zone, [.. days.Take(6)])).ToArbitrary();
        var at = Gen.Choose(0, 366 * 24 * 60).Select(minutes => At("2026-01-01T00:00:00Z").AddMinutes(minutes)).ToArbitrary();
        Prop.ForAll(hours, at, (weekly, now) =>
        {
            if (weekly.HoursAWeek >= 168) return;
            var (stop, start) = (weekly.NextStop(now)!.Value, weekly.NextStart(now)!.Value);
            stop.ShouldBeGreaterThan(now);
            start.ShouldBeGreaterThan(now);
            weekly.Runs(start).ShouldBeTrue();
            weekly.Runs(stop).ShouldBeFalse();
            var change = stop < start ? stop : start;
            weekly.Runs(now).ShouldBe(stop < start);
            for (var between = now; between < change; between = between.AddMinutes(Math.Max(1, (change - now).TotalMinutes / 20))) weekly.Runs(between).ShouldBe(weekly.Runs(now));
        }).QuickCheckThrowOnFailure();
    }

    private static WeeklyHours Office(string zone) => new(zone, [.. Workdays.Select(day => new RunningHours(day, new(8, 0), new(19, 0)))]);

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
