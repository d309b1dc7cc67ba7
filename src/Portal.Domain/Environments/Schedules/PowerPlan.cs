using Portal.Domain.ChangeSets;

namespace Portal.Domain.Environments.Schedules;

/// <summary>What a schedule stops and starts, and in which order: nothing that works with a database outlives it.</summary>
public static class PowerPlan
{
    public const string GroupType = "AWS::AutoScaling::AutoScalingGroup";
    public const string DatabaseType = "AWS::RDS::DBInstance";

    /// <summary>Groups first, then databases; empty where nothing can be stopped.</summary>
    public static IReadOnlyList<PowerStep> Stops(IEnumerable<StackResource> resources) =>
        [.. from resource in resources
            where resource.PhysicalId is { Length: > 0 } && resource.Type is GroupType or DatabaseType && resource.Status is not "DELETE_COMPLETE"
            orderby resource.Type == DatabaseType, resource.LogicalId
            select new PowerStep(resource.Type == GroupType ? PlanAction.ReduceGroup : PlanAction.StopDatabase, resource.LogicalId, resource.PhysicalId!)];

    /// <summary>The way back: databases first, then each group to what it was.</summary>
    public static IReadOnlyList<PowerStep> Starts(IEnumerable<PowerStep> stopped) =>
        [.. from step in stopped
            orderby step.Action is PlanAction.ReduceGroup, step.LogicalId
            select new PowerStep(step.Action is PlanAction.ReduceGroup ? PlanAction.RestoreGroup : PlanAction.StartDatabase, step.LogicalId, step.PhysicalId) { Sizes = step.Sizes }];

    /// <summary>The same as people review it: steps of the stop and of the start, what stays, and what is lost each time.</summary>
    public static OperationPlan Review(IReadOnlyList<StackResource> resources)
    {
        var stops = Stops(resources);
        var stopped = stops.Select(step => step.LogicalId).ToHashSet();
        return new OperationPlan(
            [.. stops.Concat(Starts(stops)).Select(step => new PlanStep(step.Action, Words(step)) { LogicalId = step.LogicalId, PhysicalId = step.PhysicalId })],
            [.. resources.Where(resource => stopped.Contains(resource.LogicalId) && resource.Type == DatabaseType)
                .Select(resource => new PlannedResource(resource.LogicalId, resource.Type, resource.PhysicalId, "Its storage, backups and address stay; it serves nobody while it is stopped."))],
            [.. resources.Where(resource => stopped.Contains(resource.LogicalId) && resource.Type == GroupType)
                .Select(resource => new PlannedResource(resource.LogicalId, resource.Type, resource.PhysicalId, "Its instances are terminated at each stop, with what is on their disks."))]);
    }

    public static string Words(PowerStep step) => step.Action switch
    {
        PlanAction.ReduceGroup => $"Take group {step.LogicalId} to zero; its sizes are kept.",
        PlanAction.StopDatabase => $"Stop database {step.LogicalId}.",
        PlanAction.StartDatabase => $"Start database {step.LogicalId} and wait until it serves.",
        PlanAction.RestoreGroup => $"Bring group {step.LogicalId} back to the sizes it had.",
        _ => throw new ArgumentOutOfRangeException(nameof(step), step.Action, "No step of a schedule."),
    };
}
