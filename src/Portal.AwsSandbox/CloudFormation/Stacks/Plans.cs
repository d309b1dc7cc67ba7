using Portal.AwsSandbox.CloudFormation.Templates;

namespace Portal.AwsSandbox.CloudFormation.Stacks;

/// <summary>What each phase has to do, resource by resource, and in which order.</summary>
internal static class Plans
{
    public static List<Work> For(Run run) => run.Operation.Phase switch
    {
        PhaseName.Create => Create(run),
        PhaseName.Update => Update(run),
        PhaseName.Rollback => Rollback(run),
        PhaseName.Delete => Delete(run),
        PhaseName.UpdateRollback => Restore(run),
        PhaseName.Import => Imports.Plan(run),
        PhaseName.ImportRollback => Imports.Release(run),
        _ => Discards(run),
    };

    private static List<Work> Create(Run run)
    {
        var scope = run.Scope(run.Stack.Configuration!);
        return [.. scope.Resources.Select(resource => new Work { LogicalId = resource.LogicalId, Kind = WorkKind.Create, After = scope.Dependencies(resource) })];
    }

    private static List<Work> Update(Run run)
    {
        var scope = run.Scope(run.Stack.Configuration!);
        var denied = Denied(run, scope);
        if (denied.Count > 0) return denied;
        foreach (var resource in run.Stack.Resources.Values.ToList())
            if (resource.Standing is null && !scope.Exists(resource.LogicalId)) run.Stack.Resources.Remove(resource.LogicalId);
            else if (resource.Standing is { } standing && (!scope.Exists(resource.LogicalId) || resource.Status == ResourceStatus.CreateFailed))
                Discard(run, resource, standing, removed: !scope.Exists(resource.LogicalId));
        if (run.Operation.RevertsDrift)
            foreach (var resource in run.Stack.Resources.Values.Where(resource => resource.Standing?.Vanished == true)) resource.Standing = null;
        return
        [
            .. scope.Resources.Select(resource => new Work
            {
                LogicalId = resource.LogicalId,
                Kind = run.Stack.Resources.GetValueOrDefault(resource.LogicalId)?.Standing is null ? WorkKind.Create : WorkKind.Update,
                After = scope.Dependencies(resource),
            }),
        ];
    }

    // A deletion would come too late to turn back from, so it is refused before anything is begun.
    private static List<Work> Denied(Run run, Scope scope)
    {
        var denied = new List<Work>();
        foreach (var resource in run.Stack.Resources.Values.Where(resource => resource.Standing is not null && !scope.Exists(resource.LogicalId)))
            if (StackPolicies.Denial(run, "Update:Delete", resource.LogicalId, resource.Type) is { } denial)
            {
                resource.Former = resource.Standing;
                run.SetStatus(resource, ResourceStatus.UpdateFailed, denial);
                denied.Add(new Work { LogicalId = resource.LogicalId, Kind = WorkKind.Update, State = WorkState.Failed });
            }
        return denied;
    }

    // A resource whose creation failed is made anew; what was left of it goes with the cleanup.
    private static void Discard(Run run, Resource resource, Incarnation standing, bool removed)
    {
        var policy = removed && resource.Status != ResourceStatus.CreateFailed ? standing.DeletionPolicy : "Delete";
        if (run.Stack.Discards.Exists(discard => discard.What == standing)) return;
        run.Stack.Discards.Add(new Discard(resource.LogicalId, standing, policy, removed));
        if (!removed) resource.Standing = null;
    }

    private static List<Work> Rollback(Run run) => Deletes(run.Stack.Resources.Values.Select(resource => new Discard(
        resource.LogicalId, resource.Standing ?? Nothing(resource),
        run.Operation.RetainExceptOnCreate || resource.Standing?.DeletionPolicy is null or "RetainExceptOnCreate" or "Snapshot"
            ? "Delete"
            : resource.Standing.DeletionPolicy,
        Removed: false)));

    private static List<Work> Delete(Run run) => Deletes(run.Stack.Resources.Values
        .Where(resource => resource.Status is not (ResourceStatus.DeleteComplete or ResourceStatus.DeleteSkipped))
        .Select(resource => new Discard(
            resource.LogicalId, resource.Standing ?? Nothing(resource),
            run.Operation.RetainResources.Contains(resource.LogicalId) ? "Retain" : resource.Standing?.DeletionPolicy ?? "Delete",
            Removed: false)));

    private static List<Work> Discards(Run run) => Deletes(run.Stack.Discards);

    private static List<Work> Restore(Run run)
    {
        var touched = run.Stack.Resources.Values.Where(resource => resource.Former is not null).ToList();
        return
        [
            .. touched.Select(resource => new Work
            {
                LogicalId = resource.LogicalId,
                Kind = WorkKind.Restore,
                After = [.. resource.Former!.DependsOn.Where(name => touched.Exists(other => other.LogicalId == name))],
            }),
        ];
    }

    // Whatever needs another resource goes before it.
    private static List<Work> Deletes(IEnumerable<Discard> discards)
    {
        var all = discards.ToList();
        return
        [
            .. all.Select(discard => new Work
            {
                LogicalId = discard.LogicalId,
                Kind = WorkKind.Delete,
                What = discard.What,
                Policy = discard.Policy,
                Removed = discard.Removed,
                After = [.. all.Where(other => other.LogicalId != discard.LogicalId && other.What.DependsOn.Contains(discard.LogicalId)).Select(other => other.LogicalId).Distinct()],
            }),
        ];
    }

    // A resource that failed before anything physical came of it still has its place in the order.
    private static Incarnation Nothing(Resource resource) => new("", "", 0, resource.Type, "", "", "", "Delete", "Delete", []);
}
