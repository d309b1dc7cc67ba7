using Portal.Domain.Access;

namespace Portal.Domain.Environments.Waves;

/// <summary>
/// Preparing: a change set is made for each member. Ready: previewed. Running: a batch is on its way. Pausing: between
/// two batches. Stopped: something went wrong, and a person decides.
/// </summary>
public enum WaveState { Preparing, Ready, Running, Pausing, Stopped, Done, Cancelled }

/// <param name="At">When it happened.</param>
/// <param name="Text">A sentence.</param>
public sealed record WaveNote(DateTimeOffset At, string Text);

public readonly record struct WaveId(string Value) : IId<WaveId>
{
    public static string Prefix => "wav";
    public static WaveId Of(string value) => new(value);
    public override string ToString() => Value;
}

/// <summary>
/// Brings many environments to one version of their product: a canary first, then batch after batch with a pause
/// between, until something goes wrong. Each member has a request of its own, with its own review.
/// </summary>
public sealed class Wave : Looked
{
    private Wave() { }

    public WaveId Id { get; private set; }
    public string Product { get; private set; } = "";
    public string Version { get; private set; } = "";
    public string ProductHash { get; private set; } = "";

    /// <summary>Which environments were chosen, in words.</summary>
    public string Chosen { get; private set; } = "";
    public int PauseMinutes { get; private set; }
    public PersonId By { get; private set; }
    public string ByName { get; private set; } = "";
    public string ByTeam { get; private set; } = "";
    public WaveState State { get; private set; }

    /// <summary>The batch that runs or ran last; -1 before the start.</summary>
    public int Batch { get; private set; }
    public DateTimeOffset? PausedUntil { get; private set; }

    /// <summary>Why it stands still, in words; null when it does not.</summary>
    public string? StopReason { get; private set; }

    /// <summary>Alarms and failures that a person has seen and gone on from.</summary>
    public IReadOnlyList<string> Acknowledged { get; private set; } = [];
    public IReadOnlyList<WaveMember> Members { get; private set; } = [];
    public IReadOnlyList<WaveNote> Notes { get; private set; } = [];
    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset? StartedAt { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }

    public int LastBatch => Members.Count == 0 ? -1 : Members.Max(member => member.Batch);

    public bool IsOver => State is WaveState.Done or WaveState.Cancelled;

    /// <param name="members">In the order of <see cref="WaveOrder"/>.</param>
    public static Wave Plan(string product, string version, string hash, string chosen, int pauseMinutes, IReadOnlyList<WaveMember> members, Actor by, DateTimeOffset now)
    {
        var wave = new Wave
        {
            Id = NewId.At<WaveId>(now),
            Product = product,
            Version = version,
            ProductHash = hash,
            Chosen = chosen,
            PauseMinutes = pauseMinutes,
            By = by.Id,
            ByName = by.Name,
            ByTeam = by.Team,
            State = WaveState.Preparing,
            Batch = -1,
            Members = members,
            CreatedAt = now,
        };
        wave.Tell($"{by.Name} planned {version} for {members.Count} environments", now);
        wave.LookAgainAt(now);
        return wave;
    }

    /// <summary>Takes down where a member stands. What is over stays as it ended.</summary>
    public void See(WaveMember seen, DateTimeOffset now)
    {
        var known = Members.Single(member => member.EnvironmentId == seen.EnvironmentId);
        if (known.IsOver || known == seen) return;
        if (seen.IsOver) Tell(seen.State is MemberState.Done ? $"{seen.Name} is on {Version}" : $"{seen.Name} {seen.State.ToString().ToLowerInvariant()}: {seen.Reason}", now);
        Members = [.. Members.Select(member => member == known ? seen with { EndedAt = seen.IsOver ? now : null } : member)];
    }

    /// <summary>One look, once all members are seen: the members whose turn comes now.</summary>
    /// <param name="alarms">Alarms of members that went already, by name.</param>
    /// <param name="lookAt">When to look again while something runs.</param>
    public IReadOnlyList<WaveMember> Advance(IReadOnlyList<string> alarms, DateTimeOffset now, DateTimeOffset lookAt)
    {
        LookAgainAt(lookAt);
        switch (State)
        {
            case WaveState.Preparing:
                if (Members.All(member => member.State is not (MemberState.Waiting or MemberState.Preparing))) BeReady(now);
                return [];
            case WaveState.Running or WaveState.Pausing:
                if (Trouble(alarms) is { } trouble)
                {
                    Stop(trouble, now);
                    return [];
                }
                return State is WaveState.Running ? AfterBatch(now) : now >= PausedUntil ? NextBatch(now) : Wait(lookAt);
            default:
                // Released members of a stopped or cancelled wave still end.
                if (!Members.Any(member => member.State is MemberState.Released)) Settle();
                return [];
        }
    }

    public void Start(Actor by, DateTimeOffset now)
    {
        From("started", WaveState.Ready);
        StartedAt = now;
        Tell($"{by.Name} started it", now);
        Go(now);
    }

    /// <summary>A person has looked at what stopped it and goes on: the same trouble does not stop it again.</summary>
    public void Resume(Actor by, IReadOnlyList<string> alarms, DateTimeOffset now)
    {
        From("resumed", WaveState.Stopped);
        Acknowledged = [.. Acknowledged.Concat(alarms).Concat(Failures()).Distinct()];
        StopReason = null;
        Tell($"{by.Name} resumed it", now);
        Go(now);
    }

    /// <summary>A person holds it by hand.</summary>
    public void Halt(Actor by, string reason, DateTimeOffset now)
    {
        From("stopped", WaveState.Running, WaveState.Pausing);
        Stop($"{by.Name}: {reason}", now);
    }

    /// <returns>Members that had not gone; their requests are to be withdrawn.</returns>
    public IReadOnlyList<WaveMember> Cancel(Actor by, DateTimeOffset now)
    {
        From("cancelled", WaveState.Preparing, WaveState.Ready, WaveState.Running, WaveState.Pausing, WaveState.Stopped);
        var left = Members.Where(member => member.State is MemberState.Waiting or MemberState.Preparing or MemberState.Held).ToList();
        Members = [.. Members.Select(member => left.Contains(member) ? member with { State = MemberState.Skipped, Reason = "The wave was cancelled before its turn.", EndedAt = now } : member)];
        (State, EndedAt, StopReason, PausedUntil) = (WaveState.Cancelled, now, null, null);
        Tell($"{by.Name} cancelled it; {left.Count} environments were not touched", now);
        LookAgainAt(now);
        return left;
    }

    private void BeReady(DateTimeOffset now)
    {
        State = WaveState.Ready;
        Tell($"Previewed: {Members.Count(member => member.State is MemberState.Held)} can go, {Members.Count(member => member.State is MemberState.Skipped)} can't", now);
        Settle();
    }

    private List<WaveMember> AfterBatch(DateTimeOffset now)
    {
        if (Batch >= 0 && Members.Any(member => member.Batch == Batch && !member.IsOver)) return [];
        // What has nothing left to release needs no pause.
        if (!Members.Any(member => member.State is MemberState.Held))
        {
            (State, EndedAt) = (WaveState.Done, now);
            Tell($"Done: {Members.Count(member => member.State is MemberState.Done)} of {Members.Count} are on {Version}", now);
            Settle();
            return [];
        }
        if (Batch < 0 || PauseMinutes == 0 || !Members.Any(member => member.Batch == Batch && member.State is MemberState.Done)) return NextBatch(now);
        (State, PausedUntil) = (WaveState.Pausing, now.AddMinutes(PauseMinutes));
        Tell($"{Word(Batch)} is through; the next one waits {PauseMinutes} min", now);
        return [];
    }

    private List<WaveMember> NextBatch(DateTimeOffset now)
    {
        (State, PausedUntil) = (WaveState.Running, null);
        var next = Members.Where(member => member.State is MemberState.Held).Select(member => (int?)member.Batch).Min();
        if (next is null) return AfterBatch(now);
        Batch = next.Value;
        Members = [.. Members.Select(member => member.Batch == Batch && member.State is MemberState.Held ? member with { State = MemberState.Released, ReleasedAt = now } : member)];
        var released = Members.Where(member => member.Batch == Batch && member.State is MemberState.Released).ToList();
        Tell($"{Word(Batch)} goes: {string.Join(", ", released.Select(member => member.Name))}", now);
        return released;
    }

    private List<WaveMember> Wait(DateTimeOffset lookAt)
    {
        if (PausedUntil < lookAt) LookAgainAt(PausedUntil.Value);
        return [];
    }

    private string? Trouble(IReadOnlyList<string> alarms)
    {
        var failed = Members.FirstOrDefault(member => member.State is MemberState.Failed && !Acknowledged.Contains(member.EnvironmentId.Value));
        if (failed is not null) return $"{failed.Name} failed: {failed.Reason}";
        return alarms.FirstOrDefault(alarm => !Acknowledged.Contains(alarm)) is { } alarm ? $"Alarm {alarm} went off." : null;
    }

    private IEnumerable<string> Failures() => Members.Where(member => member.State is MemberState.Failed).Select(member => member.EnvironmentId.Value);

    private void Stop(string reason, DateTimeOffset now)
    {
        (State, StopReason, PausedUntil) = (WaveState.Stopped, reason, null);
        Tell($"Stopped. {reason}", now);
    }

    private void Go(DateTimeOffset now)
    {
        State = WaveState.Running;
        LookAgainAt(now);
    }

    private void Tell(string text, DateTimeOffset at) => Notes = [.. Notes, new WaveNote(at, text)];

    private static string Word(int batch) => batch == 0 ? "The canary" : $"Batch {batch}";

    private void From(string verb, params ReadOnlySpan<WaveState> states)
    {
        if (!states.Contains(State)) throw new InvalidOperationException($"Wave {Id} is {State} and can't be {verb}.");
    }
}
