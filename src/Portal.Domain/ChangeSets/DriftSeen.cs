namespace Portal.Domain.ChangeSets;

public enum DriftCheck { Running, Checked, NotChecked }

/// <summary>What CloudFormation's drift detection said of the stack that a change set changes.</summary>
/// <param name="Detection">CloudFormation's id of the detection; null when none was asked for.</param>
/// <param name="At">When it was asked for, and once it is over, when it was read.</param>
/// <param name="Properties">What was changed out of band; empty unless it is checked.</param>
/// <param name="Reason">Why it is not checked, in words.</param>
public sealed record DriftSeen(DriftCheck Check, string? Detection, DateTimeOffset At, IReadOnlyList<DriftedProperty> Properties, string? Reason)
{
    public static DriftSeen NotChecked(string reason, DateTimeOffset now) => new(DriftCheck.NotChecked, null, now, [], reason);
}

/// <summary>A property that is not as the stack declares it.</summary>
/// <param name="Path">As in <c>Tags/0/Value</c>; empty when the whole resource was deleted out of band.</param>
/// <param name="Declared">What the stack's template says.</param>
/// <param name="Actual">What was found; null when it is gone.</param>
public sealed record DriftedProperty(string LogicalId, string Type, string Path, string? Declared, string? Actual);
