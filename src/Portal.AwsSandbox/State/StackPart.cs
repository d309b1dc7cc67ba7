using Portal.AwsSandbox.CloudFormation.Stacks;

namespace Portal.AwsSandbox.State;

/// <summary>
/// What changed of a stack since it was last written. While fifty stacks deploy, writing each of them whole with every call
/// would be most of the work.
/// </summary>
public sealed record StackPart(
    Stack Head, List<Resource>? Resources, List<string>? GoneResources, List<ChangeSet>? ChangeSets, List<string>? GoneChangeSets,
    bool WorkIsNew, Dictionary<int, Work>? Work)
{
    /// <param name="whole">Everything, as for a checkpoint, which leaves what is known of the journal as it is.</param>
    public static StackPart Of(Stack stack, bool whole)
    {
        var written = whole ? new Written() : stack.Written;
        var workIsNew = whole || !ReferenceEquals(stack.Operation?.Work, written.Work);
        var part = new StackPart(
            stack,
            Some(stack.Resources.Values.Where(resource => whole || resource.IsChanged)),
            Some(written.Resources.Except(stack.Resources.Keys)),
            Some(stack.ChangeSets.Values.Where(set => whole || set.IsChanged)),
            Some(written.ChangeSets.Except(stack.ChangeSets.Keys)),
            workIsNew,
            stack.Operation?.Work.Index().Where(each => workIsNew || each.Item.IsChanged).ToDictionary(each => each.Index, each => each.Item));
        return part;
    }

    public void Apply(Dictionary<string, Stack> stacks)
    {
        if (stacks.TryGetValue(Head.Id, out var before))
        {
            Head.Events.AddRange(before.Events);
            foreach (var (id, resource) in before.Resources) Head.Resources[id] = resource;
            foreach (var (name, set) in before.ChangeSets) Head.ChangeSets[name] = set;
            if (!WorkIsNew && Head.Operation is { } operation) operation.Work = before.Operation!.Work;
        }
        foreach (var resource in Resources ?? []) Head.Resources[resource.LogicalId] = resource;
        foreach (var id in GoneResources ?? []) Head.Resources.Remove(id);
        foreach (var set in ChangeSets ?? []) Head.ChangeSets[set.Name] = set;
        foreach (var name in GoneChangeSets ?? []) Head.ChangeSets.Remove(name);
        foreach (var (n, work) in (Work ?? []).OrderBy(pair => pair.Key))
            if (WorkIsNew) Head.Operation!.Work.Add(work);
            else Head.Operation!.Work[n] = work;
        stacks[Head.Id] = Head;
    }

    public static void MarkWritten(Stack stack)
    {
        foreach (var resource in stack.Resources.Values) resource.IsChanged = false;
        foreach (var set in stack.ChangeSets.Values) set.IsChanged = false;
        foreach (var work in stack.Operation?.Work ?? []) work.IsChanged = false;
        stack.Written = new Written
        {
            Resources = [.. stack.Resources.Keys],
            ChangeSets = [.. stack.ChangeSets.Keys],
            Work = stack.Operation?.Work,
            Events = stack.EventCount,
        };
    }

    private static List<T>? Some<T>(IEnumerable<T> items) => items.ToList() is { Count: > 0 } some ? some : null;
}

/// <summary>What the journal holds of a stack.</summary>
public sealed class Written
{
    public HashSet<string> Resources { get; init; } = [];

    public HashSet<string> ChangeSets { get; init; } = [];

    public List<Work>? Work { get; init; }

    public long Events { get; init; }
}
