using Portal.AwsSandbox.CloudFormation.ResourceTypes;

namespace Portal.AwsSandbox.CloudFormation.Stacks;

/// <summary>A resource on its way back to what it was before the update.</summary>
internal static class Restoring
{
    public static void Begin(Run run, Work work)
    {
        var resource = run.Stack.Resources[work.LogicalId];
        if (run.Operation.SkipResources.Contains(work.LogicalId))
        {
            (work.State, work.Due) = (WorkState.Done, null);
            resource.Former = null;
            run.SetStatus(resource, ResourceStatus.UpdateComplete, "Resource update cancelled");
            return;
        }
        var former = resource.Former!;
        if (resource.Standing is { } standing && standing.PhysicalId != former.PhysicalId)
            run.Stack.Discards.Add(new Discard(work.LogicalId, standing, "Delete", Removed: false));
        var duration = resource.Standing?.PhysicalId == former.PhysicalId && resource.Standing.Properties != former.Properties
            ? Durations.Of(resource.Type, ResourceAction.Update, run.Properties(former), false, $"{former.Seed}/restore/{former.Version}")
            : 2000;
        resource.Standing = former;
        run.SetStatus(resource, ResourceStatus.UpdateInProgress);
        WorkRunner.Schedule(run, work, duration, false, "rollback", resource.Type);
    }

    public static void Complete(Run run, Work work)
    {
        var resource = run.Stack.Resources[work.LogicalId];
        // A rollback that is continued later does not go back again over what is back already.
        resource.Former = null;
        run.SetStatus(resource, ResourceStatus.UpdateComplete);
    }
}
