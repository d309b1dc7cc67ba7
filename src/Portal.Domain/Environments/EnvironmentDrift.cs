namespace Portal.Domain.Environments;

/// <summary>Unknown until the first detection is over; stale or failed looks never read as in sync.</summary>
public enum DriftState { NotChecked, Checking, InSync, Drifted, Failed }

/// <summary>
/// Whether a standing environment still is as its stack declares, property by property. Looked at once a day, each
/// environment at its own time, and whenever somebody asks.
/// </summary>
public sealed class EnvironmentDrift : Looked
{
    public static readonly TimeSpan Every = TimeSpan.FromDays(1);

    private EnvironmentDrift() { }

    public EnvironmentId EnvironmentId { get; private set; }
    public string Account { get; private set; } = "";
    public string Region { get; private set; } = "";
    public DriftState State { get; private set; }

    /// <summary>CloudFormation's id of the detection that runs.</summary>
    public string? Detection { get; private set; }
    public DateTimeOffset? AskedAt { get; private set; }

    /// <summary>Who asked for the last look; null for the daily one.</summary>
    public string? AskedBy { get; private set; }

    /// <summary>When the last detection that was read to its end was over.</summary>
    public DateTimeOffset? CheckedAt { get; private set; }

    /// <summary>What the last detection found; it stays while the next one runs.</summary>
    public IReadOnlyList<DriftedValue> Values { get; private set; } = [];

    /// <summary>Why the last look came to nothing, in words.</summary>
    public string? Reason { get; private set; }

    /// <summary>The deployment after which it was last asked for.</summary>
    public DeploymentId? After { get; private set; }

    public static EnvironmentDrift Of(ManagedEnvironment environment, DateTimeOffset now)
    {
        var drift = new EnvironmentDrift { EnvironmentId = environment.Id, Account = environment.Account, Region = environment.Region, After = environment.LastDeploymentId };
        drift.LookAgainAt(NextSlot(environment.Id, now));
        return drift;
    }

    /// <summary>The environment's own minute of the day, so that a fleet is looked at evenly over the day.</summary>
    public static DateTimeOffset NextSlot(EnvironmentId id, DateTimeOffset now)
    {
        var minute = id.Value.Aggregate(17u, (hash, letter) => unchecked((hash * 31) + letter)) % (uint)Every.TotalMinutes;
        var today = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero).AddMinutes(minute);
        return today > now ? today : today + Every;
    }

    /// <summary>Somebody wants to know now.</summary>
    public void Ask(string by, DateTimeOffset now)
    {
        AskedBy = by;
        if (State is not DriftState.Checking) LookAgainAt(now);
    }

    /// <summary>A deployment has changed the stack since: what was found may be past.</summary>
    public void Outdated(DeploymentId after, DateTimeOffset now)
    {
        After = after;
        if (State is DriftState.Drifted) LookAgainAt(now);
    }

    public void Begin(string detection, DateTimeOffset now, DateTimeOffset lookAt)
    {
        State = DriftState.Checking;
        Detection = detection;
        AskedAt = now;
        LookAgainAt(lookAt);
    }

    public void StillRunning(DateTimeOffset lookAt)
    {
        if (State is not DriftState.Checking) throw new InvalidOperationException($"No drift detection runs for {EnvironmentId}.");
        LookAgainAt(lookAt);
    }

    public void Found(IReadOnlyList<DriftedValue> values, DateTimeOffset now)
    {
        if (State is not DriftState.Checking) throw new InvalidOperationException($"No drift detection runs for {EnvironmentId}.");
        var known = Values.ToDictionary(value => (value.LogicalId, value.Path));
        Values = [.. values.Select(value => known.TryGetValue((value.LogicalId, value.Path), out var before) && before.Actual == value.Actual
            ? value with { FirstSeenAt = before.FirstSeenAt, By = value.By ?? before.By } : value)];
        State = Values.Count > 0 ? DriftState.Drifted : DriftState.InSync;
        CheckedAt = now;
        End(now, null);
    }

    public void Fail(string reason, DateTimeOffset now)
    {
        State = DriftState.Failed;
        End(now, reason);
    }

    /// <summary>Nothing stands any more.</summary>
    public void Stop() => Settle();

    private void End(DateTimeOffset now, string? reason)
    {
        (Detection, AskedBy, Reason) = (null, null, reason);
        LookAgainAt(NextSlot(EnvironmentId, now));
    }
}

/// <summary>A property that is not as declared.</summary>
/// <param name="Path">As in <c>Tags/0/Value</c>; empty when the whole resource is gone.</param>
/// <param name="Actual">Null when it is gone.</param>
/// <param name="By">Who last changed the resource by itself; null while CloudTrail tells of nobody.</param>
public sealed record DriftedValue(string LogicalId, string? PhysicalId, string Type, string Path, string? Declared, string? Actual, DateTimeOffset FirstSeenAt, DriftAuthor? By);

/// <param name="Call">The call of AWS's API, such as <c>ModifyDBInstance</c>.</param>
public sealed record DriftAuthor(string Name, string? Arn, string Call, DateTimeOffset At);
