using Portal.AwsSandbox.CloudFormation.Changes;
using Portal.AwsSandbox.State;

namespace Portal.AwsSandbox.CloudFormation.Stacks;

/// <summary>Moves a stack on by what is due at one moment. Nothing here looks at any other clock, or at chance.</summary>
public static class StackEngine
{
    /// <summary>Between two phases, and before the first resource, the service takes a moment.</summary>
    private const long Pause = 1500;

    public static void Step(Region region, Stack stack, long now)
    {
        var run = new Run(region, stack, now);
        foreach (var set in stack.ChangeSets.Values.Where(set => set.Due <= now).OrderBy(set => set.Number).ToList())
            ChangeSetComputation.Step(run, set);
        if (stack.Detection?.Due <= now) DriftFinder.Finish(run);
        if (stack.Operation?.Due <= now) Step(run);
    }

    /// <summary>Begins an operation, or its next phase, with the event that says so.</summary>
    public static void Enter(Run run, PhaseName phase, string? reason)
    {
        var operation = run.Operation;
        (operation.Phase, operation.Stage, operation.StageDue) = (phase, Stage.Planning, run.Now + Pause);
        operation.Work = [];
        if (phase is not (PhaseName.Create or PhaseName.Import)) operation.Deadline = null;
        if (run.Stack.Status != Phase.Of(phase).UnderWay || reason is not null) run.SetStatus(Phase.Of(phase).UnderWay, reason);
    }

    /// <summary>Stops an update at once; what was under way counts as failed.</summary>
    public static void Cancel(Run run)
    {
        run.Operation.Cancelled = true;
        CancelWork(run);
        End(run);
    }

    private static void Step(Run run)
    {
        var operation = run.Operation;
        switch (operation.Stage)
        {
            case Stage.Planning when operation.StageDue <= run.Now && RefusedByExport(run) is { } refusal:
                run.SetStatus(operation.StatusBefore!, refusal);
                run.Stack.Operation = null;
                return;
            case Stage.Planning when operation.StageDue <= run.Now:
                if (operation.Phase is PhaseName.Create or PhaseName.Update) operation.Refusal = LookedUpParameters.Missing(run, run.Stack.Configuration!);
                (operation.Work, operation.Stage, operation.StageDue) = (operation.Refusal is null ? Plans.For(run) : [], Stage.Working, null);
                break;
            case Stage.Ending when operation.StageDue <= run.Now:
                PhaseEnd.Finish(run);
                return;
        }
        if (operation.Stage != Stage.Working) return;
        if (operation.Deadline <= run.Now) TimeOut(run);
        foreach (var work in operation.Work.Where(work => work.Due <= run.Now).ToList()) WorkRunner.Move(run, work);
        Dispatch(run);
    }

    // A delete is accepted and then taken back when another stack still imports what this one exports.
    private static string? RefusedByExport(Run run) =>
        run.Operation is { Phase: PhaseName.Delete, StatusBefore: not null } ? Exports.Conflict(run.Region, run.Stack, []) : null;

    private static void Dispatch(Run run)
    {
        var operation = run.Operation;
        // Starting one may settle it at once and free others.
        while (!Halted(operation) && Ready(operation) is { Count: > 0 } ready)
            foreach (var work in ready)
                if (!Halted(operation)) WorkRunner.Begin(run, work);
        if (Halted(operation)) CancelWork(run);
        if (!operation.Work.Exists(work => work.IsActive)) End(run);
    }

    private static List<Work> Ready(Operation operation)
    {
        var open = operation.Work.Where(work => work.State != WorkState.Done).Select(work => work.LogicalId).ToHashSet();
        return [.. operation.Work.Where(work => work.State == WorkState.Waiting && !work.After.Exists(open.Contains))];
    }

    // With rollback, the first failure stops everything; without, or while deleting, other paths go on to their own end.
    private static bool Halted(Operation operation) =>
        operation.Phase is PhaseName.Create or PhaseName.Update or PhaseName.Import && !KeepsGoing(operation) &&
        operation.Work.Exists(work => work.State is WorkState.Failed or WorkState.Cancelled);

    internal static bool KeepsGoing(Operation operation) => operation.DisableRollback || operation.OnFailure == "DO_NOTHING";

    private static void CancelWork(Run run)
    {
        foreach (var work in run.Operation.Work)
            if (work.IsActive) WorkRunner.Cancel(run, work);
            else if (work.State == WorkState.Waiting) work.State = WorkState.Cancelled;
    }

    private static void TimeOut(Run run)
    {
        run.Operation.Deadline = null;
        run.Operation.TimedOut = true;
        CancelWork(run);
    }

    private static void End(Run run) => (run.Operation.Stage, run.Operation.StageDue) = (Stage.Ending, run.Now + Pause);
}
