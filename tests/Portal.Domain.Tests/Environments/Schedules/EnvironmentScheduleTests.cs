using Portal.Domain.Access;
using Portal.Domain.ChangeSets;
using Portal.Domain.Environments;
using Portal.Domain.Environments.Schedules;

namespace Portal.Domain.Tests.Environments.Schedules;

public sealed class EnvironmentScheduleTests
{
    private static readonly EnvironmentId Id = new("env-1");
    private static readonly Actor Mara = new(new PersonId("mara"), "Mara Lindqvist", "shop", new HashSet<Role> { Role.Requester });

    // A Friday at noon.
    private static readonly DateTimeOffset Noon = new(2026, 3, 6, 12, 0, 0, TimeSpan.Zero);

    private static readonly WeeklyHours Office = new("UTC", [.. Enum.GetValues<DayOfWeek>().Where(day => day is not (DayOfWeek.Saturday or DayOfWeek.Sunday)).Select(day => new RunningHours(day, new(8, 0), new(19, 0)))]);

    private static readonly IReadOnlyList<StackResource> Resources =
    [
        Resource("Queue", "AWS::SQS::Queue"), Resource("Database", PowerPlan.DatabaseType), Resource("Group", PowerPlan.GroupType), Resource("Gone", PowerPlan.GroupType, "DELETE_COMPLETE"),
    ];

    [Fact]
    public void Groups_stop_before_databases_and_start_after_them_with_the_sizes_they_had()
    {
        var schedule = Stopped(Noon.AddHours(8));
        schedule.Steps.Select(step => step.Action).ShouldBe([PlanAction.ReduceGroup, PlanAction.StopDatabase]);
        schedule.BeginStart(Noon.AddHours(9));
        schedule.Steps.Select(step => (step.Action, step.Sizes)).ShouldBe([(PlanAction.StartDatabase, null), (PlanAction.RestoreGroup, new GroupSizes(3, 6, 4))]);
    }

    [Fact]
    public void What_a_start_needs_is_kept_before_anything_is_asked_and_looked_at_again_at_once()
    {
        var schedule = Running();
        schedule.BeginStop(PowerPlan.Stops(Resources), Noon);
        var step = schedule.CurrentStep!;
        schedule.StepSeen(step with { Sizes = new GroupSizes(3, 6, 4) }, Noon, Noon.AddSeconds(5)).ShouldBeFalse();
        (schedule.CurrentStep!.State, schedule.NextLookAt).ShouldBe((PowerStepState.Waiting, Noon));
    }

    [Fact]
    public void It_stops_in_the_evening_and_starts_on_Monday()
    {
        var schedule = Running();
        schedule.RunOn(Noon, null);
        schedule.NextLookAt.ShouldBe(Noon.AddHours(7));
        schedule.ShouldRun(Noon.AddHours(7), isHeld: false).ShouldBeFalse();
        schedule.ShouldRun(Noon.AddHours(7), isHeld: true).ShouldBeTrue();
        var stopped = Stopped(Noon.AddHours(8));
        stopped.StartsAt(Noon.AddHours(8)).ShouldBe(Noon.AddDays(3).AddHours(-4));
    }

    [Theory]
    [InlineData(2, 7)]
    [InlineData(9, 9)]
    // Until Monday at noon, which lies within the hours: then it stops with them.
    [InlineData(72, 79)]
    public void Kept_running_it_stops_when_both_the_promise_and_the_hours_are_over(double keptHours, double stopsAfterHours)
    {
        var schedule = Running();
        schedule.Keep(Noon.AddHours(keptHours), Mara, Noon);
        schedule.StopsAt(Noon).ShouldBe(Noon.AddHours(stopsAfterHours));
    }

    [Fact]
    public void Nobody_keeps_it_for_longer_than_a_week_or_until_a_time_that_has_passed()
    {
        var schedule = Running();
        Should.Throw<ArgumentOutOfRangeException>(() => schedule.Keep(Noon.AddDays(8), Mara, Noon));
        Should.Throw<ArgumentOutOfRangeException>(() => schedule.Keep(Noon, Mara, Noon));
    }

    [Fact]
    public void While_something_runs_on_it_outside_hours_it_is_looked_at_again_later_and_not_at_once()
    {
        var schedule = Running();
        var night = Noon.AddHours(10);
        schedule.RunOn(night, night.AddMinutes(1));
        schedule.NextLookAt.ShouldBe(night.AddMinutes(1));
    }

    [Fact]
    public void Sizes_are_its_own_doing_while_it_is_not_running_and_for_a_look_that_began_then()
    {
        var schedule = Stopped(Noon);
        schedule.Explains("Group", "DesiredCapacity", Noon).ShouldBeTrue();
        schedule.Explains("Group", "HealthCheckType", Noon).ShouldBeFalse();
        schedule.Explains("Database", "MinSize", Noon).ShouldBeFalse();
        schedule.BeginStart(Noon.AddHours(1));
        while (schedule.CurrentStep is { } step) schedule.StepSeen(step with { State = PowerStepState.Done }, Noon.AddHours(1), Noon.AddHours(1));
        schedule.Explains("Group", "MinSize", Noon.AddMinutes(59)).ShouldBeTrue();
        schedule.Explains("Group", "MinSize", Noon.AddHours(2)).ShouldBeFalse();
    }

    [Fact]
    public void Trouble_is_news_once_and_over_with_the_next_step()
    {
        var schedule = Running();
        schedule.BeginStop(PowerPlan.Stops(Resources), Noon);
        schedule.Troubled("No permission.", Noon.AddMinutes(2)).ShouldBeTrue();
        schedule.Troubled("No permission.", Noon.AddMinutes(4)).ShouldBeFalse();
        schedule.StepSeen(schedule.CurrentStep! with { State = PowerStepState.Done }, Noon, Noon);
        schedule.Trouble.ShouldBeNull();
    }

    [Fact]
    public void A_database_that_RDS_started_is_news_once()
    {
        var schedule = Stopped(Noon.AddHours(8));
        var later = Noon.AddHours(9);
        schedule.StayStopped(runs: true, later, later.AddHours(6)).ShouldBeTrue();
        schedule.StayStopped(runs: true, later.AddHours(6), later.AddHours(12)).ShouldBeFalse();
        schedule.RestartedAt.ShouldBe(later);
    }

    [Fact]
    public void Removed_it_runs_and_nobody_looks_any_more()
    {
        var schedule = Running();
        schedule.Remove(Noon);
        schedule.ShouldRun(Noon.AddHours(12), isHeld: false).ShouldBeTrue();
        schedule.RunOn(Noon, null);
        schedule.NextLookAt.ShouldBeNull();
    }

    [Fact]
    public void The_plan_that_is_reviewed_says_what_is_lost_and_what_stays()
    {
        var plan = PowerPlan.Review(Resources);
        plan.Steps.Select(step => step.LogicalId).ShouldBe(["Group", "Database", "Database", "Group"]);
        plan.Lost.ShouldHaveSingleItem().LogicalId.ShouldBe("Group");
        plan.Kept.ShouldHaveSingleItem().LogicalId.ShouldBe("Database");
    }

    private static EnvironmentSchedule Running()
    {
        var schedule = EnvironmentSchedule.For(Id, Noon);
        schedule.Put(Office, Noon);
        return schedule;
    }

    private static EnvironmentSchedule Stopped(DateTimeOffset at)
    {
        var schedule = Running();
        schedule.BeginStop(PowerPlan.Stops(Resources), at);
        while (schedule.CurrentStep is { } step)
            schedule.StepSeen(step with { State = PowerStepState.Done, Sizes = step.Action is PlanAction.ReduceGroup ? new GroupSizes(3, 6, 4) : null }, at, at);
        schedule.Power.ShouldBe(PowerState.Stopped);
        return schedule;
    }

    private static StackResource Resource(string id, string type, string status = "CREATE_COMPLETE") => new(id, $"{id}-1", type, status, Noon);
}
