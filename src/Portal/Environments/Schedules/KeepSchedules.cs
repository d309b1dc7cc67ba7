using System.ComponentModel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Domain.Access;
using Portal.Domain.ChangeSets;
using Portal.Domain.Deployments;
using Portal.Domain.Environments;
using Portal.Domain.Environments.Schedules;
using Portal.Domain.Notifications;
using Portal.Platform;
using Portal.Platform.Aws;
using Portal.Platform.Data;
using Portal.Platform.Jobs;

namespace Portal.Environments.Schedules;

/// <summary>
/// One look at a schedule: begin a stop or a start whose time has come, or take its next step. A deployment that waits
/// for a stopped environment has it started, and holds it until it is over.
/// </summary>
[Description("Stops and starts environments by their hours")]
public sealed class KeepSchedules(JobParts parts, TakePowerStep take, PowerOfEnvironments power, IOptions<PortalSettings> settings) : LookedJob<EnvironmentSchedule>(parts)
{
    /// <summary>Databases stop and start within minutes; what takes longer wants a person.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    private static readonly TimeSpan AfterTrouble = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan WhileHeld = TimeSpan.FromMinutes(1);

    /// <summary>How often it is looked whether RDS has started a database by itself.</summary>
    private static readonly TimeSpan BetweenLooksAtStopped = TimeSpan.FromHours(6);

    protected override int Workers => 4;

    protected override FormattableString Due(DateTimeOffset now) => $"""
        SELECT s.*, s.xmin FROM schedules s JOIN environments e ON e.id = s.id
        WHERE (s.next_look_at <= {now}
            OR (s.power = 'Stopped' AND EXISTS (SELECT 1 FROM deployments d WHERE d.environment_id = s.id AND d.state IN ('Pending', 'InProgress'))))
          AND NOT EXISTS (SELECT 1 FROM account_places p WHERE p.id = e.account || '/' || e.region AND p.state = 'Unreachable')
        ORDER BY s.next_look_at LIMIT 1 FOR UPDATE OF s SKIP LOCKED
        """;

    protected override Task<DateTimeOffset?> NextDueAsync(PortalDb db, CancellationToken ct) =>
        db.Schedules.Where(s => s.NextLookAt != null).MinAsync(s => s.NextLookAt, ct);

    protected override async Task LookAsync(PortalDb db, EnvironmentSchedule record, CancellationToken ct)
    {
        var now = Clock.GetUtcNow();
        var environment = await db.Environments.AsNoTracking().SingleAsync(e => e.Id == record.Id, ct);
        if (environment.State is EnvironmentState.Deleted)
        {
            record.Close();
            return;
        }
        if (record.CurrentStep is { } step) await StepAsync(db, record, environment, step, now, ct);
        else
        {
            var isHeld = await db.Deployments.AnyAsync(d => d.EnvironmentId == record.Id && (d.State == DeploymentState.Pending || d.State == DeploymentState.InProgress), ct);
            if (record.Power is PowerState.Running) Stop(db, record, environment, isHeld, now);
            else if (record.ShouldRun(now, isHeld)) Start(db, record, isHeld, now);
            else await WatchAsync(db, record, environment, now, ct);
        }
    }

    private static void Stop(PortalDb db, EnvironmentSchedule schedule, ManagedEnvironment environment, bool isHeld, DateTimeOffset now)
    {
        if (schedule.ShouldRun(now, isHeld) || PowerPlan.Stops(environment.Resources) is not { Count: > 0 } stops)
        {
            schedule.RunOn(now, isHeld ? now + WhileHeld : null);
            return;
        }
        schedule.BeginStop(stops, now);
        db.Record(Actor.Portal, "schedule.stopping", schedule.Id.Value, schedule.Id, $"{ScheduleWords.Of(schedule.Hours!)}; starts again {ScheduleWords.At(schedule.Hours!, schedule.StartsAt(now), now)}", now, nameof(PowerState.Running), schedule.Power.ToString());
    }

    private static void Start(PortalDb db, EnvironmentSchedule schedule, bool isHeld, DateTimeOffset now)
    {
        schedule.BeginStart(now);
        var why = schedule.ShouldRun(now, isHeld: false) ? schedule.Hours is null ? "The schedule is removed" : schedule.KeepUntil > now ? $"{schedule.KeptBy} needs it" : "Its hours begin" : "A deployment waits for it";
        db.Record(Actor.Portal, "schedule.starting", schedule.Id.Value, schedule.Id, why, now, nameof(PowerState.Stopped), schedule.Power.ToString());
    }

    private async Task StepAsync(PortalDb db, EnvironmentSchedule schedule, ManagedEnvironment environment, PowerStep step, DateTimeOffset now, CancellationToken ct)
    {
        var before = schedule.Power;
        try
        {
            var seen = await take.RunAsync(environment, step, now, ct);
            var isOver = schedule.StepSeen(seen, now, now.AddSeconds(settings.Value.Deployments.LookEverySeconds));
            if (seen.State != step.State) db.Record(Actor.Portal, "schedule.step", schedule.Id.Value, schedule.Id, $"{PowerPlan.Words(step)} {seen.State}", now, step.State.ToString(), seen.State.ToString());
            if (isOver) db.Record(Actor.Portal, schedule.Power is PowerState.Stopped ? "schedule.stopped" : "schedule.started", schedule.Id.Value, schedule.Id, "", now, before.ToString(), schedule.Power.ToString());
            else if (now - seen.AskedAt > Longest && seen.State is PowerStepState.Asked)
                Troubled(db, schedule, environment, $"{PowerPlan.Words(step)} AWS was asked more than an hour ago and is not through.", now);
        }
        // A call that came between two states of the database is repeated by the next look.
        catch (AwsFaultException fault) when (fault.Fault is AwsFault.Refused or AwsFault.AccessDenied or AwsFault.NotFound)
        {
            Troubled(db, schedule, environment, $"{PowerPlan.Words(step)} {fault.Fault.Sentence}", now);
        }
    }

    private async Task WatchAsync(PortalDb db, EnvironmentSchedule schedule, ManagedEnvironment environment, DateTimeOffset now, CancellationToken ct)
    {
        var runs = false;
        foreach (var step in schedule.Steps.Where(step => step.Action is PlanAction.StopDatabase))
            runs |= await power.DatabaseAsync(environment, step.PhysicalId, ct) is { } status && status is not ("stopped" or "stopping");
        if (!schedule.StayStopped(runs, now, now + BetweenLooksAtStopped)) return;
        const string What = "A database that the schedule stopped runs: RDS starts one by itself after seven days. It is stopped again at the next scheduled stop.";
        db.Record(Actor.Portal, "schedule.databaseRestarted", schedule.Id.Value, schedule.Id, What, now, null, null);
        db.Notify(NotificationEvent.ScheduleTroubled(environment.ToConcern("stop"), What, now));
    }

    private static void Troubled(PortalDb db, EnvironmentSchedule schedule, ManagedEnvironment environment, string why, DateTimeOffset now)
    {
        if (!schedule.Troubled(why, now + AfterTrouble)) return;
        db.Record(Actor.Portal, "schedule.troubled", schedule.Id.Value, schedule.Id, why, now, null, null);
        db.Notify(NotificationEvent.ScheduleTroubled(environment.ToConcern(schedule.Power is PowerState.Stopping ? "stop" : "start"), $"{why} The portal tries again every two minutes.", now));
    }
}
