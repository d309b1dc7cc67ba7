namespace Portal.AwsSandbox.CloudFormation.Stacks;

/// <summary>How operations begin: what is remembered for the way back, and the first event.</summary>
internal static class Beginnings
{
    private const string ByUser = "User Initiated";

    public static void Create(Run run, StackConfiguration configuration, Operation operation)
    {
        run.Stack.Configuration = configuration;
        Begin(run, operation);
    }

    public static void Update(Run run, StackConfiguration configuration, Operation operation)
    {
        var stack = run.Stack;
        // After a failure that was kept, the way back still leads to what last stood.
        stack.Former ??= stack.Configuration;
        stack.Configuration = configuration;
        stack.UpdatedAt = run.Region.Clock.ShownAt(run.Now);
        Begin(run, operation);
    }

    public static void Delete(Run run, Operation operation)
    {
        var stack = run.Stack;
        if (stack.Operation is { } under)
            foreach (var work in under.Work.Where(work => work.IsActive)) WorkRunner.Cancel(run, work);
        operation.StatusBefore = stack.Status;
        stack.ChangeSets.Clear();
        Begin(run, operation);
    }

    /// <summary>Back from a failure that was kept: to what last stood, or to nothing.</summary>
    public static void RollBack(Run run, Operation operation)
    {
        operation.Phase = run.Stack.EverStable ? PhaseName.UpdateRollback : PhaseName.Rollback;
        Begin(run, operation);
    }

    public static void Begin(Run run, Operation operation)
    {
        run.Stack.Operation = operation;
        StackEngine.Enter(run, operation.Phase, ByUser);
        run.Region.Touch(run.Stack);
    }
}
