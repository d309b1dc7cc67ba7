using Portal.CloudFormation;
using Portal.Domain.ChangeSets;
using Portal.Domain.Requests;

namespace Portal.ChangeSets;

/// <summary>Spells out what a delete does: its steps in order, what is kept and what is lost.</summary>
public static class PlanDelete
{
    private const string Deleted = "deleted";
    private const string DeletedIfEmpty = "deleted if it is empty; while it holds objects, the delete stops there";
    private const string Emptied = "emptied of all objects and versions, then deleted";
    private const string Snapshot = "deleted, a final snapshot is kept";
    private const string LeftBehind = "left behind as it is, outside any stack";

    private const string Bucket = "AWS::S3::Bucket";

    /// <param name="isProtected">Logical ids of load balancers and databases that refuse to be deleted as they are now.</param>
    public static OperationPlan For(StackFacts stack, string templateText, IReadOnlyList<HeldResource> resources, IReadOnlySet<string> isProtected, DeleteChoices choices)
    {
        var declared = Template.Read(templateText).Template?.Resources.ToDictionary(resource => resource.LogicalId, resource => resource.DeletionPolicy) ?? [];
        var standing = resources.Where(resource => resource.Status is not "DELETE_COMPLETE").OrderBy(resource => resource.LogicalId, StringComparer.Ordinal).ToList();
        // CloudFormation leaves resources behind only where a delete has failed before.
        var retained = stack.Status == "DELETE_FAILED" ? standing.Select(resource => resource.LogicalId).Intersect(choices.Retain).ToList() : new List<string>();
        var going = standing.Where(resource => !retained.Contains(resource.LogicalId)).ToList();
        var planned = standing
            .Select(resource => new PlannedResource(resource.LogicalId, resource.Type, resource.PhysicalId,
                retained.Contains(resource.LogicalId) ? LeftBehind : Fate(resource, declared.GetValueOrDefault(resource.LogicalId), choices)))
            .ToList();
        var goes = planned.Where(resource => resource.Fate != LeftBehind && !IsKept(resource.Fate)).Select(resource => resource.LogicalId).ToHashSet();

        var steps = new List<PlanStep>();
        if (stack.Protected) steps.Add(new PlanStep(PlanAction.LiftTerminationProtection, "Lift the stack's termination protection."));
        steps.AddRange(going.Where(resource => isProtected.Contains(resource.LogicalId) && resource.PhysicalId is not null && goes.Contains(resource.LogicalId)).Select(Lift));
        steps.AddRange(going.Where(resource => resource is { Type: Bucket, PhysicalId: not null } && choices.EmptyBuckets.Contains(resource.LogicalId) && goes.Contains(resource.LogicalId))
            .Select(bucket => On(bucket, PlanAction.EmptyBucket, $"Empty bucket {bucket.LogicalId}: every object, version and delete marker in {bucket.PhysicalId}.")));
        steps.Add(new PlanStep(PlanAction.DeleteStack, LastStep(stack, planned, retained)) { Retain = retained });
        return new OperationPlan(steps, planned.Where(resource => !goes.Contains(resource.LogicalId) || resource.Fate == Snapshot).ToList(), planned.Where(resource => goes.Contains(resource.LogicalId) && resource.Fate != Snapshot).ToList());
    }

    /// <summary>Buckets that the delete can only take with it when they are empty: the requester may have them emptied.</summary>
    public static IReadOnlyList<PlannedResource> Emptiable(OperationPlan plan) => [.. plan.Lost.Where(resource => resource is { Type: Bucket, Fate: DeletedIfEmpty or Emptied })];

    private static string LastStep(StackFacts stack, List<PlannedResource> planned, List<string> retained)
    {
        var snapshots = planned.Where(resource => resource.Fate == Snapshot).Select(resource => resource.LogicalId).ToList();
        return string.Concat($"Delete stack {stack.Name}",
            snapshots.Count == 0 ? "" : $", with a final snapshot of {string.Join(" and ", snapshots)}",
            retained.Count == 0 ? "" : $", leaving {string.Join(" and ", retained)} behind", ".");
    }

    private static PlanStep Lift(HeldResource resource) => resource.Type == ProtectionsOfChangeSets.LoadBalancer
        ? On(resource, PlanAction.LiftLoadBalancerProtection, $"Lift the deletion protection of load balancer {resource.LogicalId}.")
        : On(resource, PlanAction.LiftDatabaseProtection, $"Lift the deletion protection of database {resource.LogicalId}.");

    private static PlanStep On(HeldResource resource, PlanAction action, string text) => new(action, text) { LogicalId = resource.LogicalId, PhysicalId = resource.PhysicalId };

    private static bool IsKept(string fate) => fate == "kept";

    // Without a policy CloudFormation snapshots a DB instance outside a cluster and deletes everything else.
    private static string Fate(HeldResource resource, string? policy, DeleteChoices choices) => policy switch
    {
        "Retain" or "RetainExceptOnCreate" => "kept",
        "Snapshot" => Snapshot,
        null when resource.Type is ProtectionsOfChangeSets.Database => Snapshot,
        _ when resource.Type is Bucket => choices.EmptyBuckets.Contains(resource.LogicalId) ? Emptied : DeletedIfEmpty,
        _ => Deleted,
    };
}
