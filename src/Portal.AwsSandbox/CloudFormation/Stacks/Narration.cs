namespace Portal.AwsSandbox.CloudFormation.Stacks;

/// <summary>Lines told of a resource while it is being made or changed: signals of instances, batches of a rolling update.</summary>
internal static class Narration
{
    /// <summary>Spreads the lines over the time that is left.</summary>
    public static void Begin(Run run, Work work, List<string> lines)
    {
        work.Lines = lines;
        work.Due = Next(run, work);
    }

    public static void Tell(Run run, Work work)
    {
        var resource = run.Stack.Resources[work.LogicalId];
        var status = work.Kind == WorkKind.Create ? ResourceStatus.CreateInProgress : ResourceStatus.UpdateInProgress;
        run.SetStatus(resource, status, work.Lines[0]);
        work.Lines = work.Lines[1..];
        work.Due = Next(run, work);
    }

    // A stuck resource has no end, and then nothing more to tell until it is released.
    private static long? Next(Run run, Work work) => work.End == long.MaxValue
        ? null
        : work.Lines.Count > 0 ? run.Now + (work.End - run.Now) / (work.Lines.Count + 1) : work.End;
}
