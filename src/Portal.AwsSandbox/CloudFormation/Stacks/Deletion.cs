using Portal.AwsSandbox.CloudFormation.ResourceTypes;
using Portal.AwsSandbox.Standing;

namespace Portal.AwsSandbox.CloudFormation.Stacks;

/// <summary>A physical resource on its way out: deleted, or kept as its policy says.</summary>
internal static class Deletion
{
    public static void Begin(Run run, Work work)
    {
        var what = work.What!;
        if (what.PhysicalId.Length == 0 || work.Policy is "Retain" or "RetainExceptOnCreate")
        {
            (work.State, work.Due) = (WorkState.Done, null);
            Leave(run, work, what.PhysicalId.Length == 0 ? ResourceStatus.DeleteComplete : ResourceStatus.DeleteSkipped);
            return;
        }
        Tell(run, work, ResourceStatus.DeleteInProgress, null);
        work.Fault = DeletionGuards.Refusal(run, work.LogicalId, what);
        var duration = Durations.Of(what.Type, ResourceAction.Delete, run.Properties(what), false, $"{what.Seed}/delete/{run.Stack.EventCount}");
        WorkRunner.Schedule(run, work, duration, false, "delete", what.Type);
    }

    public static void Complete(Run run, Work work) => Leave(run, work, ResourceStatus.DeleteComplete);

    /// <summary>An event of the physical resource that goes, which need not be the one that stands.</summary>
    public static void Tell(Run run, Work work, string status, string? reason)
    {
        var what = work.What!;
        var resource = run.Stack.Resources.GetValueOrDefault(work.LogicalId);
        // The old physical resource of a replaced one leaves without touching the logical resource's own status.
        if (resource is not null && (resource.Standing is null || resource.Standing.PhysicalId == what.PhysicalId))
            run.SetStatus(resource, status, reason, what.PhysicalId.Length > 0 ? what : null);
        else run.Emit(work.LogicalId, what.PhysicalId, what.Type, status, reason, what.Properties);
    }

    private static void Leave(Run run, Work work, string status)
    {
        Tell(run, work, status, null);
        if (status == ResourceStatus.DeleteComplete) Observer.Gone(run, work.LogicalId, work.What!.PhysicalId);
        Remains.Note(run, work, status);
        run.Stack.Discards.RemoveAll(discard => discard.LogicalId == work.LogicalId && discard.What.PhysicalId == work.What!.PhysicalId);
        if (work.Removed) run.Stack.Resources.Remove(work.LogicalId);
        if (status == ResourceStatus.DeleteComplete && (run.Region.Facts.Buckets.Remove(work.What!.PhysicalId) | run.Region.Facts.Versions.Remove(work.What.PhysicalId))) run.Region.TouchFacts();
    }
}
