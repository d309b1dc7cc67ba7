namespace Portal.Domain.Health.Drills;

/// <summary>What is failed over. The names are stored.</summary>
public enum DrillKind { Database, Cache }

/// <summary>
/// Asked: an approver decides. Waiting: about to begin. Ordering: AWS is being told, once. Watching: AWS was told, and recovery is
/// measured. The others are ends: Failed means that nothing was failed over. The names are stored.
/// </summary>
public enum DrillState { Asked, Waiting, Ordering, Watching, Recovered, NotRecovered, Failed, Declined }

/// <summary>Whether drills may be made in an account.</summary>
public enum DrillPermission
{
    /// <summary>None are made.</summary>
    Never,

    /// <summary>An approver other than who asks decides on the plan.</summary>
    AfterReview,

    /// <summary>The typed name is enough.</summary>
    AtOnce,
}
