using Portal.Domain.ChangeSets;

namespace Portal.Domain.Environments.Schedules;

/// <summary>Waiting: not looked at yet. Asked: AWS was told, and it is at it.</summary>
public enum PowerStepState { Waiting, Asked, Done }

/// <summary>One step of a stop or a start; kept before it is taken, and again once AWS was asked.</summary>
public sealed record PowerStep(PlanAction Action, string LogicalId, string PhysicalId, PowerStepState State = PowerStepState.Waiting)
{
    /// <summary>What the group was before it was taken to zero; null until it was read, and for databases.</summary>
    public GroupSizes? Sizes { get; init; }

    /// <summary>When AWS was asked.</summary>
    public DateTimeOffset? AskedAt { get; init; }
}

public sealed record GroupSizes(int Minimum, int Maximum, int Desired)
{
    public static GroupSizes None { get; } = new(0, 0, 0);
}
