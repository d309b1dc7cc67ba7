using Portal.Domain.Access;
using Portal.Domain.ChangeSets;

namespace Portal.Domain.Environments.Schedules;

/// <summary>When an environment runs, and whether it does. One for each environment that ever had hours, under its id.</summary>
public sealed class EnvironmentSchedule : Looked
{
    /// <summary>The longest that somebody keeps it running past its hours, at once.</summary>
    public static readonly TimeSpan LongestKeep = TimeSpan.FromDays(7);

    private static readonly string[] Sizes = ["MinSize", "MaxSize", "DesiredCapacity"];

    private EnvironmentSchedule() { }

    public EnvironmentId Id { get; private set; }

    /// <summary>Null: it always runs.</summary>
    public WeeklyHours? Hours { get; private set; }

    /// <summary>Other hours, while nobody has decided; null when none are asked for.</summary>
    public ScheduleAsk? Ask { get; private set; }
    public PowerState Power { get; private set; }
    public DateTimeOffset PowerSince { get; private set; }

    /// <summary>The steps of the run that goes on, or of the last one. Those of a stop hold what the start needs.</summary>
    public IReadOnlyList<PowerStep> Steps { get; private set; } = [];

    /// <summary>Somebody keeps it running until then, whatever the hours say.</summary>
    public DateTimeOffset? KeepUntil { get; private set; }
    public string? KeptBy { get; private set; }

    /// <summary>Why a stop or start does not get on, in words; null while it does.</summary>
    public string? Trouble { get; private set; }

    /// <summary>When a stopped database was seen running: RDS starts one by itself after seven days. Null otherwise.</summary>
    public DateTimeOffset? RestartedAt { get; private set; }
    public uint Version { get; private set; }

    public PowerStep? CurrentStep => Power is PowerState.Stopping or PowerState.Starting ? Steps.FirstOrDefault(step => step.State is not PowerStepState.Done) : null;

    public static EnvironmentSchedule For(EnvironmentId environment, DateTimeOffset now) => new() { Id = environment, PowerSince = now };

    /// <summary>These hours count from now on.</summary>
    public void Put(WeeklyHours hours, DateTimeOffset now)
    {
        (Hours, Ask) = (hours, null);
        LookAgainAt(now);
    }

    public void AskFor(ScheduleAsk ask) => Ask = Ask is null ? ask : throw new InvalidOperationException($"Other hours for {Id} have been asked for already.");

    public void Decline() => Ask = Ask is null ? throw new InvalidOperationException($"Nobody asked for other hours for {Id}.") : null;

    /// <summary>No hours any more: what is stopped is started, and stays so.</summary>
    public void Remove(DateTimeOffset now)
    {
        (Hours, Ask, KeepUntil, KeptBy) = (null, null, null, null);
        LookAgainAt(now);
    }

    public void Keep(DateTimeOffset until, Actor by, DateTimeOffset now)
    {
        if (until <= now || until > now + LongestKeep) throw new ArgumentOutOfRangeException(nameof(until), until, "Within the next seven days.");
        (KeepUntil, KeptBy) = (until, by.Name);
        LookAgainAt(now);
    }

    /// <param name="isHeld">Something is done to it that needs it running.</param>
    public bool ShouldRun(DateTimeOffset now, bool isHeld) => isHeld || Hours is null || KeepUntil > now || Hours.Runs(now);

    /// <summary>When it stops next, if nothing holds it; null when it never does or is stopped.</summary>
    public DateTimeOffset? StopsAt(DateTimeOffset now)
    {
        if (Hours is null || Power is PowerState.Stopped or PowerState.Stopping) return null;
        var from = KeepUntil is { } kept && kept > now ? kept : now;
        return Hours.Runs(from) ? Hours.NextStop(from) : from;
    }

    /// <summary>When it starts next by its hours; null while it runs.</summary>
    public DateTimeOffset? StartsAt(DateTimeOffset now) => Power is PowerState.Running or PowerState.Starting ? null : Hours is null || ShouldRun(now, isHeld: false) ? now : Hours.NextStart(now);

    /// <summary>It runs and should: looked at again when that ends.</summary>
    /// <param name="latest">Sooner, where something other than the clock ends it.</param>
    public void RunOn(DateTimeOffset now, DateTimeOffset? latest)
    {
        Being(PowerState.Running, "left running");
        if (KeepUntil <= now) (KeepUntil, KeptBy) = (null, null);
        if (Earlier(StopsAt(now) is { } stops && stops > now ? stops : null, latest) is { } at) LookAgainAt(at);
        else Settle();
    }

    public void BeginStop(IReadOnlyList<PowerStep> steps, DateTimeOffset now)
    {
        Being(PowerState.Running, "stopped");
        Begin(PowerState.Stopping, steps, now);
    }

    public void BeginStart(DateTimeOffset now)
    {
        Being(PowerState.Stopped, "started");
        Begin(PowerState.Starting, PowerPlan.Starts(Steps), now);
    }

    /// <summary>Where the current step stands now. After the last one the run is over.</summary>
    /// <returns>True when the run is over.</returns>
    public bool StepSeen(PowerStep step, DateTimeOffset now, DateTimeOffset lookAt)
    {
        var current = CurrentStep ?? throw new InvalidOperationException($"Nothing is being stopped or started of {Id}.");
        if (step.LogicalId != current.LogicalId || step.Action != current.Action) throw new InvalidOperationException($"{step.Action} of {step.LogicalId} is not the current step of {Id}.");
        Steps = [.. Steps.Select(each => each == current ? step : each)];
        if (step.State is PowerStepState.Done) Trouble = null;
        LookAgainAt(step.State is PowerStepState.Done || (step.Sizes is not null && current.Sizes is null) ? now : lookAt);
        return CurrentStep is null && End(now);
    }

    /// <summary>It does not get on; it is tried again.</summary>
    /// <returns>True when that is news.</returns>
    public bool Troubled(string why, DateTimeOffset lookAt)
    {
        var isNews = Trouble is null;
        Trouble = why;
        LookAgainAt(lookAt);
        return isNews;
    }

    /// <summary>It is stopped and should be.</summary>
    /// <param name="runs">A database of it was seen running.</param>
    /// <returns>True when it is news that one runs.</returns>
    public bool StayStopped(bool runs, DateTimeOffset now, DateTimeOffset latest)
    {
        Being(PowerState.Stopped, "left stopped");
        var isNews = runs && RestartedAt is null;
        RestartedAt = runs ? RestartedAt ?? now : null;
        LookAgainAt(Earlier(StartsAt(now), latest) ?? latest);
        return isNews;
    }

    /// <summary>Whether a size that is not as declared is the schedule's own doing.</summary>
    /// <param name="since">When the look at the sizes began.</param>
    public bool Explains(string logicalId, string path, DateTimeOffset since) =>
        (Power is not PowerState.Running || PowerSince >= since) && Sizes.Contains(path)
        && Steps.Any(step => step.LogicalId == logicalId && step.Action is PlanAction.ReduceGroup or PlanAction.RestoreGroup);

    /// <summary>The environment is gone.</summary>
    public void Close() => Settle();

    private void Begin(PowerState to, IReadOnlyList<PowerStep> steps, DateTimeOffset now)
    {
        (Power, PowerSince, Steps, Trouble, RestartedAt) = (to, now, steps, null, null);
        LookAgainAt(now);
        if (CurrentStep is null) End(now);
    }

    private bool End(DateTimeOffset now)
    {
        (Power, PowerSince) = (Power is PowerState.Stopping ? PowerState.Stopped : PowerState.Running, now);
        LookAgainAt(now);
        return true;
    }

    private void Being(PowerState state, string what)
    {
        if (Power != state) throw new InvalidOperationException($"The environment {Id} is {Power} and can't be {what}.");
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) => one is null || other < one ? other : one;
}
