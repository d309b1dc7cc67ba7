using Portal.AwsSandbox.Wire;

namespace Portal.AwsSandbox.CloudFormation.Stacks;

/// <summary>One resource through its part of a phase: begun, initiated, done or failed.</summary>
internal static class WorkRunner
{
    public static void Begin(Run run, Work work)
    {
        try
        {
            switch (work.Kind)
            {
                case WorkKind.Create: Creation.Begin(run, work); break;
                case WorkKind.Update: Updating.Begin(run, work); break;
                case WorkKind.Restore: Restoring.Begin(run, work); break;
                case WorkKind.Delete: Deletion.Begin(run, work); break;
                case WorkKind.Import: Imports.Begin(run, work); break;
            }
        }
        catch (AwsException error)
        {
            // What can't be evaluated is the resource's failure, not the engine's.
            Fail(run, work, error.Message);
        }
    }

    /// <summary>The moment a work waits for has come.</summary>
    public static void Move(Run run, Work work)
    {
        var makesOne = work.Kind == WorkKind.Create || work.Kind == WorkKind.Update && work.Replaces;
        if (work.State == WorkState.Begun && makesOne && work.Due < work.End)
        {
            if (work.Kind == WorkKind.Create) Creation.Initiate(run, work);
            else Updating.Initiate(run, work);
        }
        else if (work.Lines.Count > 0) Narration.Tell(run, work);
        else if (work.Fault is { } fault) Fail(run, work, fault);
        else Complete(run, work);
    }

    public static void Cancel(Run run, Work work) =>
        Fail(run, work, work.Kind == WorkKind.Create ? "Resource creation cancelled" : "Resource update cancelled");

    public static void Fail(Run run, Work work, string reason)
    {
        (work.State, work.Due) = (WorkState.Failed, null);
        var status = work.Kind switch
        {
            WorkKind.Create => ResourceStatus.CreateFailed,
            WorkKind.Delete => ResourceStatus.DeleteFailed,
            WorkKind.Import => ResourceStatus.ImportFailed,
            _ => ResourceStatus.UpdateFailed,
        };
        if (work.Kind == WorkKind.Delete) Deletion.Tell(run, work, status, reason);
        else run.SetStatus(run.Stack.Resources[work.LogicalId], status, reason);
    }

    /// <summary>Sets when a work is initiated and when it ends; a stuck one has no end until released.</summary>
    /// <param name="duration">Milliseconds of simulated time.</param>
    public static void Schedule(Run run, Work work, long duration, bool hasInitiation, string operation, string type)
    {
        work.State = WorkState.Begun;
        var fault = Mishaps.Take(run, work, operation, type);
        var refused = hasInitiation && work.Fault is { } reason && Refusals.IsOne(reason);
        if (refused) hasInitiation = false;
        // Unless it is refused at once, a failure shows when the thing was well under way.
        work.End = run.Now + (work.Fault is null ? duration : refused ? Refusals.Takes : Math.Max(duration * 3 / 5, 2000));
        work.Due = hasInitiation ? Math.Min(run.Now + Math.Clamp(duration / 5, 800, 3000), work.End - 1) : work.End;
        if (fault) (work.End, work.Due) = (long.MaxValue, hasInitiation ? work.Due : null);
    }

    private static void Complete(Run run, Work work)
    {
        (work.State, work.Due) = (WorkState.Done, null);
        switch (work.Kind)
        {
            case WorkKind.Create: run.SetStatus(run.Stack.Resources[work.LogicalId], ResourceStatus.CreateComplete); break;
            case WorkKind.Update: Updating.Complete(run, work); break;
            case WorkKind.Restore: Restoring.Complete(run, work); break;
            case WorkKind.Import: Imports.Complete(run, work); break;
            default: Deletion.Complete(run, work); break;
        }
    }
}
