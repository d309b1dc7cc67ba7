using Portal.CloudFormation;
using Portal.Domain.ChangeSets;

namespace Portal.ChangeSets;

/// <summary>Spells out what a delete does: its steps in order, what is kept and what is lost.</summary>
public static class PlanDelete
{
    public static OperationPlan For(StackFacts stack, string templateText, IReadOnlyList<HeldResource> resources, bool liftsProtection)
    {
        var steps = new List<PlanStep>();
        if (liftsProtection) steps.Add(new PlanStep(PlanAction.ExecuteChangeSet, "Lift deletion protection with the change set below."));
        if (stack.Protected) steps.Add(new PlanStep(PlanAction.LiftTerminationProtection, "Lift the stack's termination protection."));
        steps.Add(new PlanStep(PlanAction.DeleteStack, $"Delete stack {stack.Name}."));

        var declared = Template.Read(templateText).Template?.Resources.ToDictionary(resource => resource.LogicalId, resource => resource.DeletionPolicy) ?? [];
        var planned = resources
            .Where(resource => resource.Status is not "DELETE_COMPLETE")
            .OrderBy(resource => resource.LogicalId, StringComparer.Ordinal)
            .Select(resource => new PlannedResource(resource.LogicalId, resource.Type, resource.PhysicalId, Fate(resource.Type, declared.GetValueOrDefault(resource.LogicalId))))
            .ToList();
        return new OperationPlan(steps, planned.Where(r => r.Fate != Deleted).ToList(), planned.Where(r => r.Fate == Deleted).ToList());
    }

    private const string Deleted = "deleted";

    // Without a policy CloudFormation snapshots a DB instance outside a cluster and deletes everything else.
    private static string Fate(string type, string? policy) => policy switch
    {
        "Retain" or "RetainExceptOnCreate" => "kept",
        "Snapshot" => "deleted, a final snapshot is kept",
        null when type is "AWS::RDS::DBInstance" => "deleted, a final snapshot is kept",
        _ => Deleted,
    };
}
