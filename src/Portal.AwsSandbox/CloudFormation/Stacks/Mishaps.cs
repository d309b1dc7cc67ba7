using Portal.AwsSandbox.State;

namespace Portal.AwsSandbox.CloudFormation.Stacks;

/// <summary>Takes the failures and delays ordered through the control API to the resources they are meant for.</summary>
internal static class Mishaps
{
    /// <summary>Notes on the work why it will fail; true when it is to hang instead.</summary>
    public static bool Take(Run run, Work work, string operation, string type)
    {
        if (work.Fault is null && Find(run, FaultKind.Fail, work, operation, type) is { } failure)
        {
            work.Fault = failure.Reason;
            Use(run, failure);
        }
        if (Find(run, FaultKind.Stick, work, operation, type) is not { } stuck) return false;
        Use(run, stuck);
        return true;
    }

    /// <summary>Lets every hanging work of a region go on.</summary>
    public static int Release(Region region, long now)
    {
        var released = 0;
        foreach (var stack in region.Stacks.ToList())
            foreach (var work in stack.Operation?.Work.Where(work => work.IsActive && work.End == long.MaxValue) ?? [])
            {
                work.End = now + 1000;
                work.Due = work.Due is { } initiation ? Math.Min(initiation, work.End - 1) : work.End;
                released++;
                region.Touch(stack);
            }
        return released;
    }

    private static Fault? Find(Run run, FaultKind kind, Work work, string operation, string type) => run.Region.Facts.Faults.Find(fault =>
        fault.Kind == kind && (fault.Operation is null || fault.Operation == operation) && (fault.Type is null || fault.Type == type) &&
        (fault.LogicalId is null || fault.LogicalId == work.LogicalId) && (fault.Stack is null || fault.Stack == run.Stack.Name || fault.Stack == run.Stack.Id));

    private static void Use(Run run, Fault fault)
    {
        if (fault.Times is not { } times) return;
        var faults = run.Region.Facts.Faults;
        var at = faults.IndexOf(fault);
        if (times <= 1) faults.RemoveAt(at);
        else faults[at] = fault with { Times = times - 1 };
        run.Region.TouchFacts();
    }
}
