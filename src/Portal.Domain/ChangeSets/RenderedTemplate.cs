namespace Portal.Domain.ChangeSets;

/// <summary>What CloudFormation is given. Parameters of type NoEcho are protected at rest and masked on pages.</summary>
/// <param name="Body">The canonical template, JSON.</param>
/// <param name="Secret">Names of the parameters whose values may not be shown.</param>
public sealed record RenderedTemplate(
    string Body,
    IReadOnlyDictionary<string, string> Parameters,
    IReadOnlyDictionary<string, string> Tags,
    IReadOnlyList<string> Capabilities,
    IReadOnlyList<string> Secret,
    string? StackPolicy);

/// <summary>An operation that needs no change set, or more than one step: reviewed as ordered steps with what is kept and lost.</summary>
public sealed record OperationPlan(IReadOnlyList<PlanStep> Steps, IReadOnlyList<PlannedResource> Kept, IReadOnlyList<PlannedResource> Lost);

/// <summary>ContinueRollback, RollBack and DeleteStackRetaining are ways out of a failed operation; no plan begins with them.</summary>
public enum PlanAction
{
    ExecuteChangeSet, Protect, LiftTerminationProtection, DeleteStack, ContinueRollback, RollBack, DeleteStackRetaining, LiftLoadBalancerProtection, LiftDatabaseProtection, EmptyBucket,

    // What a schedule does, again and again; no deployment takes these.
    ReduceGroup, StopDatabase, StartDatabase, RestoreGroup,

    // What a drill does; no deployment takes these either.
    FailOverDatabase, FailOverCache, WatchRecovery,
}

/// <param name="Text">The step in one sentence, for the page.</param>
public sealed record PlanStep(PlanAction Action, string Text)
{
    /// <summary>The resource it works on; null where it works on the whole stack.</summary>
    public string? LogicalId { get; init; }

    public string? PhysicalId { get; init; }

    /// <summary>For a delete of a stack whose last delete failed: logical ids that stay behind.</summary>
    public IReadOnlyList<string> Retain { get; init; } = [];
}

/// <param name="Fate">What becomes of it: kept, kept as a snapshot, deleted.</param>
public sealed record PlannedResource(string LogicalId, string Type, string? PhysicalId, string Fate);
