namespace Portal.Deployments;

/// <summary>A resource that the deployment was approved to touch.</summary>
public sealed record PlannedRun(string LogicalId, string Type);

/// <summary>What a deployment was approved to touch: by its change set, and by the delete of its stack.</summary>
public sealed record PlannedResources(IReadOnlyList<PlannedRun> Changes, IReadOnlyList<PlannedRun> Deletes)
{
    /// <summary>Its steps as they were approved, in words; empty where only a change set runs.</summary>
    public IReadOnlyList<string> Steps { get; init; } = [];

    public static PlannedResources None { get; } = new([], []);
}
