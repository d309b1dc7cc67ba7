using Portal.Domain.Access;
using Portal.Domain.ChangeSets;

namespace Portal.Domain.Health.Drills;

/// <summary>A failover that somebody starts to see what it does: its order, its course, and what it proved. Kept for good.</summary>
public sealed class Drill : Looked
{
    private Drill() { }

    public DrillId Id { get; private set; }
    public EnvironmentId EnvironmentId { get; private set; }
    public DrillKind Kind { get; private set; }
    public DrillState State { get; private set; }

    /// <summary>Physical id of what is failed over.</summary>
    public string Resource { get; private set; } = "";
    public OperationPlan Plan { get; private set; } = new([], [], []);

    /// <summary>Over the plan, the stack and its template, as they were when it was asked for.</summary>
    public string Digest { get; private set; } = "";
    public PersonId By { get; private set; }
    public string ByName { get; private set; } = "";
    public string Note { get; private set; } = "";
    public DateTimeOffset AskedAt { get; private set; }

    /// <summary>Who decided, where an approver does; null otherwise.</summary>
    public string? DecidedByName { get; private set; }
    public string? Comment { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>What happened, in order.</summary>
    public IReadOnlyList<DrillStep> Steps { get; private set; } = [];
    public DrillSeen? Before { get; private set; }

    /// <summary>As last seen.</summary>
    public DrillSeen? After { get; private set; }

    /// <summary>When AWS was told, or was about to be.</summary>
    public DateTimeOffset? OrderedAt { get; private set; }

    /// <summary>First and last look at which it was not available; null when none was.</summary>
    public DateTimeOffset? OutageFrom { get; private set; }
    public DateTimeOffset? OutageTo { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>When it has not recovered in time.</summary>
    public DateTimeOffset? Deadline { get; private set; }
    public SiteProbe Probe { get; private set; } = SiteProbe.None;

    /// <summary>What keeps deployments away while it runs; null before.</summary>
    public FreezeId? Freeze { get; private set; }

    /// <summary>What AWS itself wrote about it.</summary>
    public IReadOnlyList<DrillEvent> Events { get; private set; } = [];

    /// <summary>Why it failed; null otherwise.</summary>
    public string? Why { get; private set; }
    public uint Version { get; private set; }

    public bool IsOpen => EndedAt is null;

    /// <summary>From the order to the end; null where nothing was ordered or it goes on.</summary>
    public TimeSpan? Took => State is DrillState.Recovered or DrillState.NotRecovered ? EndedAt - OrderedAt : null;

    public static Drill Ask(EnvironmentId environment, DrillKind kind, string resource, OperationPlan plan, string digest, bool needsReview, Actor by, string note, DateTimeOffset now)
    {
        var drill = new Drill
        {
            Id = NewId.At<DrillId>(now),
            EnvironmentId = environment,
            Kind = kind,
            State = needsReview ? DrillState.Asked : DrillState.Waiting,
            Resource = resource,
            Plan = plan,
            Digest = digest,
            By = by.Id,
            ByName = by.Name,
            Note = note,
            AskedAt = now,
        };
        drill.Step(now, $"{by.Name} asked for it{(needsReview ? "; an approver decides" : " and typed the environment's name")}.");
        if (!needsReview) drill.LookAgainAt(now);
        return drill;
    }

    public void Grant(Actor by, string comment, DateTimeOffset now)
    {
        Decide(by, comment, now, DrillState.Waiting);
        Step(now, $"{by.Name} approved the plan.");
        LookAgainAt(now);
    }

    public void Decline(Actor by, string comment, DateTimeOffset now)
    {
        Decide(by, comment, now, DrillState.Declined);
        Step(now, $"{by.Name} declined it.");
        EndedAt = now;
        Settle();
    }

    /// <summary>What stands is noted; from here on AWS is told once.</summary>
    public void Order(DrillSeen before, SiteProbe probe, Freeze freeze, TimeSpan limit, DateTimeOffset now)
    {
        Being(DrillState.Waiting);
        (State, Before, After, Probe, Freeze, OrderedAt, Deadline) = (DrillState.Ordering, before, before, probe, freeze.Id, now, now + limit);
        Step(now, $"Before: {before.Words(Kind)}. {(probe.IsReachable ? $"{probe.Url} answers." : "The environment's address can't be reached from here, so only health data tell.")}");
        LookAgainAt(now);
    }

    /// <summary>AWS was told.</summary>
    /// <param name="isSure">False where only what is seen tells that it was: the node that told it ended.</param>
    public void Ordered(bool isSure, DateTimeOffset now)
    {
        Being(DrillState.Ordering);
        State = DrillState.Watching;
        if (isSure) OrderedAt = now;
        Step(now, isSure ? $"AWS took the order to fail the {Kind.Noun()} over." : $"The node that gave the order ended; the {Kind.Noun()} shows that AWS took it.");
        LookAgainAt(now);
    }

    /// <summary>Nobody knows yet whether AWS took the order; it is not given again.</summary>
    public void LookWhetherOrdered(DateTimeOffset at)
    {
        Being(DrillState.Ordering);
        LookAgainAt(at);
    }

    /// <summary>One look while it runs.</summary>
    /// <param name="seen">Null when AWS did not tell.</param>
    /// <param name="error">Of the probe; null when it answered.</param>
    /// <returns>True when everything is well again.</returns>
    public bool Saw(DrillSeen? seen, bool isProbed, string? error, DateTimeOffset now, DateTimeOffset lookAt)
    {
        Being(DrillState.Watching);
        if (isProbed) Probe = Noted(Probe, error, now);
        if (seen is not null) Take(seen, now);
        LookAgainAt(lookAt);
        return seen is { IsAvailable: true } && seen.HasMovedFrom(Before!) && !Probe.IsFailing;
    }

    public void Recover(IReadOnlyList<DrillEvent> events, DateTimeOffset now)
    {
        Being(DrillState.Watching);
        State = DrillState.Recovered;
        End(events, now);
        Step(now, $"Recovered after {Seconds(now - OrderedAt!.Value)}: {After!.Words(Kind)}.");
    }

    public void RunOut(IReadOnlyList<DrillEvent> events, DateTimeOffset now)
    {
        Being(DrillState.Watching);
        State = DrillState.NotRecovered;
        End(events, now);
        Step(now, $"It did not recover in time: {(After!.HasMovedFrom(Before!) ? "" : "the primary has not moved, ")}the {Kind.Noun()} is {After.Status}{(Probe.IsFailing ? $", and its address fails: {Probe.LastError}" : "")}.");
    }

    /// <summary>Nothing is failed over.</summary>
    public void Fail(string why, DateTimeOffset now)
    {
        if (State is not (DrillState.Waiting or DrillState.Ordering)) throw new InvalidOperationException($"Drill {Id} is {State} and can't fail any more.");
        (State, Why) = (DrillState.Failed, why);
        End([], now);
        Step(now, why);
    }

    private void Take(DrillSeen seen, DateTimeOffset now)
    {
        var was = After!;
        After = seen;
        if (seen.Status != was.Status) Step(now, $"The {Kind.Noun()} is {seen.Status}.");
        if (seen.HasMovedFrom(was)) Step(now, $"The primary moved to {seen.PrimaryZone}.");
        if (!seen.IsAvailable) (OutageFrom, OutageTo) = (OutageFrom ?? now, now);
        else if (OutageFrom is not null && !was.IsAvailable) OutageTo = now;
    }

    private SiteProbe Noted(SiteProbe probe, string? error, DateTimeOffset now)
    {
        if (error is not null && !probe.IsFailing) Step(now, $"Its address fails: {error}");
        if (error is null && probe.IsFailing) Step(now, "Its address answers again.");
        return probe.Count(error, now);
    }

    private void Decide(Actor by, string comment, DateTimeOffset now, DrillState state)
    {
        Being(DrillState.Asked);
        (State, DecidedByName, Comment, DecidedAt) = (state, by.Name, comment, now);
    }

    private void End(IReadOnlyList<DrillEvent> events, DateTimeOffset now)
    {
        (EndedAt, Events) = (now, events);
        Settle();
    }

    private void Step(DateTimeOffset at, string text) => Steps = [.. Steps, new DrillStep(at, text)];

    private void Being(DrillState state)
    {
        if (State != state) throw new InvalidOperationException($"Drill {Id} is {State}, not {state}.");
    }

    /// <summary>"78 s".</summary>
    public static string Seconds(TimeSpan span) => $"{Math.Max(0, span.TotalSeconds):0} s";
}

/// <summary>One thing that happened in a drill.</summary>
public sealed record DrillStep(DateTimeOffset At, string Text);

/// <summary>One event of AWS, in its words.</summary>
public sealed record DrillEvent(DateTimeOffset At, string Text);

/// <summary>The one leave to give AWS the order of a drill. Whoever writes it gives the order, and nobody ever again.</summary>
public sealed class DrillOrder
{
    private DrillOrder() { }

    public DrillId DrillId { get; private set; }
    public DateTimeOffset At { get; private set; }
}
