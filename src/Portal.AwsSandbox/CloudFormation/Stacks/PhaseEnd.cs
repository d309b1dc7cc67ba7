using Portal.AwsSandbox.Wire;

namespace Portal.AwsSandbox.CloudFormation.Stacks;

/// <summary>What follows when the work of a phase has come to its end.</summary>
internal static class PhaseEnd
{
    public static void Finish(Run run)
    {
        switch (run.Operation.Phase)
        {
            case PhaseName.Create: FinishCreate(run); break;
            case PhaseName.Update: FinishUpdate(run); break;
            case PhaseName.Cleanup: FinishCleanup(run); break;
            case PhaseName.UpdateRollback: FinishUpdateRollback(run); break;
            case PhaseName.UpdateRollbackCleanup: FinishUpdateRollbackCleanup(run); break;
            case PhaseName.Import: Imports.Finish(run); break;
            case PhaseName.ImportRollback: Imports.FinishRollback(run); break;
            case PhaseName.Rollback: FinishDeletes(run, "delete"); break;
            default: FinishDeletes(run, "delete"); break;
        }
    }

    private static void FinishCreate(Run run)
    {
        var operation = run.Operation;
        var failure = (operation.TimedOut ? "Stack creation time exceeded the specified timeout. " : null) ?? Refusal(run) ?? Failures(run) ?? SetOutputs(run);
        if (failure is null) Settle(run, StackStatus.CreateComplete);
        else if (StackEngine.KeepsGoing(operation)) Stop(run, StackStatus.CreateFailed, failure);
        else if (operation.OnFailure == "DELETE")
        {
            ExecutionFailed(run);
            StackEngine.Enter(run, PhaseName.Delete, $"{failure}Delete requested by user.");
        }
        else
        {
            ExecutionFailed(run);
            StackEngine.Enter(run, PhaseName.Rollback, Requested(failure));
        }
    }

    private static void FinishUpdate(Run run)
    {
        var operation = run.Operation;
        var failure = operation.Cancelled ? "User Initiated" : Refusal(run) ?? Failures(run) ?? SetOutputs(run);
        if (failure is null)
        {
            StackEngine.Enter(run, PhaseName.Cleanup, null);
        }
        else if (StackEngine.KeepsGoing(operation) && !operation.Cancelled) Stop(run, StackStatus.UpdateFailed, failure);
        else
        {
            ExecutionFailed(run);
            // An update that mends a failed create has nothing to go back to.
            StackEngine.Enter(run, run.Stack.EverStable ? PhaseName.UpdateRollback : PhaseName.Rollback, failure);
        }
    }

    private static void FinishCleanup(Run run)
    {
        var left = run.Operation.Work.Exists(work => work.State == WorkState.Failed);
        Settle(run, StackStatus.UpdateComplete, left ? "Update successful. One or more resources could not be deleted." : null);
    }

    private static void FinishUpdateRollback(Run run)
    {
        if (Failures(run) is { } failure)
        {
            Stop(run, StackStatus.UpdateRollbackFailed, failure);
            return;
        }
        run.Stack.Configuration = run.Stack.Former ?? run.Stack.Configuration;
        foreach (var resource in run.Stack.Resources.Values.Where(resource => resource.IsNew).ToList())
            if (resource.Standing is { } standing)
                run.Stack.Discards.Add(new Discard(resource.LogicalId, standing, Policy(run, standing), Removed: true));
            else run.Stack.Resources.Remove(resource.LogicalId);
        // What the update would have removed, or had replaced before the rollback, stands again.
        run.Stack.Discards.RemoveAll(discard => run.Stack.Resources.GetValueOrDefault(discard.LogicalId) is { IsNew: false } kept && kept.Standing?.PhysicalId == discard.What.PhysicalId);
        StackEngine.Enter(run, PhaseName.UpdateRollbackCleanup, null);
    }

    private static string Policy(Run run, Incarnation standing) =>
        !run.Operation.RetainExceptOnCreate && standing.DeletionPolicy == "Retain" ? "Retain" : "Delete";

    private static void FinishUpdateRollbackCleanup(Run run) => Settle(run, StackStatus.UpdateRollbackComplete);

    private static void FinishDeletes(Run run, string verb)
    {
        var row = Phase.Of(run.Operation.Phase);
        var failed = Ids(run, WorkState.Failed, WorkKind.Delete);
        if (failed.Count > 0 && run.Operation.ForceDelete == false)
        {
            Stop(run, row.Failed, $"The following resource(s) failed to {verb}: [{string.Join(", ", failed)}]. ");
            return;
        }
        if (row.Done == StackStatus.DeleteComplete)
        {
            run.Stack.DeletedAt = run.Region.Clock.ShownAt(run.Now);
            run.Stack.Imports = [];
        }
        run.Stack.Outputs = [];
        Stop(run, row.Done, null);
    }

    /// <summary>The stack stands as asked for, or as before; the way back is forgotten.</summary>
    internal static void Settle(Run run, string status, string? reason = null)
    {
        var stack = run.Stack;
        run.SetStatus(status, reason);
        SetExecution(run, ChangeSetStatus.ExecuteComplete);
        stack.Operation = null;
        stack.Evaluated = null;
        stack.Former = null;
        stack.EverStable = true;
        stack.Discards = [];
        foreach (var resource in stack.Resources.Values) (resource.Former, resource.IsNew) = (null, false);
    }

    /// <summary>The operation ends where it is; what stood before is kept for the way back.</summary>
    private static void Stop(Run run, string status, string? reason)
    {
        run.SetStatus(status, reason);
        if (reason is not null) ExecutionFailed(run);
        run.Stack.Operation = null;
        run.Stack.Evaluated = null;
    }

    private static void ExecutionFailed(Run run) => SetExecution(run, ChangeSetStatus.ExecuteFailed);

    private static void SetExecution(Run run, string status)
    {
        if (run.Operation.ChangeSetName is { } name && run.Stack.ChangeSets.TryGetValue(name, out var set) && set.ExecutionStatus == ChangeSetStatus.ExecuteInProgress)
            set.ExecutionStatus = status;
    }

    private static string? Refusal(Run run) => run.Operation.Refusal is { } refusal ? refusal + ". " : null;

    private static string Requested(string failure) =>
        failure.Contains("Rollback requested", StringComparison.Ordinal) ? failure : $"{failure}Rollback requested by user.";

    /// <summary>The sentence that names what failed; null when nothing did.</summary>
    private static string? Failures(Run run)
    {
        var text = "";
        if (Ids(run, WorkState.Failed, WorkKind.Create) is { Count: > 0 } created)
            text += $"The following resource(s) failed to create: [{string.Join(", ", created)}]. ";
        if (Ids(run, WorkState.Failed, WorkKind.Update, WorkKind.Restore) is { Count: > 0 } updated)
            text += $"The following resource(s) failed to update: [{string.Join(", ", updated)}]. ";
        return text.Length > 0 ? text : null;
    }

    private static List<string> Ids(Run run, WorkState state, params WorkKind[] kinds) =>
        [.. run.Operation.Work.Where(work => work.State == state && kinds.Contains(work.Kind)).Select(work => work.LogicalId).Order(StringComparer.Ordinal)];

    /// <summary>Evaluates the outputs; the reason when they can't stand.</summary>
    private static string? SetOutputs(Run run)
    {
        try
        {
            var (outputs, imports) = StackOutputs.Evaluate(run);
            if (Exports.Conflict(run.Region, run.Stack, outputs) is { } conflict) return conflict;
            (run.Stack.Outputs, run.Stack.Imports) = (outputs, imports);
            return null;
        }
        catch (AwsException error)
        {
            return error.Message + " ";
        }
    }
}
