using Portal.CloudFormation.Evaluation;

namespace Portal.CloudFormation.Diff;

/// <summary>
/// What changes when one evaluated template takes the place of another: a forecast of CloudFormation's change set.
/// </summary>
/// <param name="Resources">Those that change, in the order of the template after; what is removed comes last.</param>
public sealed record TemplateDiff(IReadOnlyList<ResourceChange> Resources, IReadOnlyList<OutputChange> Outputs)
{
    public bool IsEmpty => Resources.Count == 0 && Outputs.Count == 0;

    public static TemplateDiff Of(EvaluatedTemplate before, EvaluatedTemplate after)
    {
        var old = before.Resources.ToDictionary(resource => resource.LogicalId);
        var now = after.Resources.ToDictionary(resource => resource.LogicalId);
        var added = now.Keys.Where(id => !old.ContainsKey(id)).ToHashSet();

        var changes = new Dictionary<string, ResourceChange>();
        foreach (var resource in after.Resources)
        {
            if (!old.TryGetValue(resource.LogicalId, out var was)) changes[resource.LogicalId] = Added(resource);
            else if (ResourceDiff.Of(was, resource, added) is { } change) changes[resource.LogicalId] = change;
        }
        Consequences.AddTo(changes, after);

        var inOrder = after.Resources.Where(resource => changes.ContainsKey(resource.LogicalId)).Select(resource => changes[resource.LogicalId]);
        var removed = before.Resources.Where(resource => !now.ContainsKey(resource.LogicalId)).Select(Removed);
        return new TemplateDiff([.. inOrder, .. removed], Compare(before.Outputs, after.Outputs));
    }

    private static ResourceChange Added(EvaluatedResource resource) =>
        new(resource.LogicalId, resource.Type, ChangeAction.Add, Replacement.Never, "It is new.", null, []);

    private static ResourceChange Removed(EvaluatedResource resource)
    {
        var disposal = Disposals.OnRemoval(resource);
        var reason = disposal switch
        {
            Disposal.Retain => "It is no longer in the template; it stays in the account.",
            Disposal.Snapshot => "It is no longer in the template; a snapshot is kept.",
            _ => "It is no longer in the template; it is deleted.",
        };
        return new(resource.LogicalId, resource.Type, ChangeAction.Remove, Replacement.Never, reason, disposal, []);
    }

    private static List<OutputChange> Compare(IReadOnlyList<EvaluatedOutput> before, IReadOnlyList<EvaluatedOutput> after)
    {
        var old = before.ToDictionary(output => output.Name, output => output.Value);
        var now = after.ToDictionary(output => output.Name, output => output.Value);
        return
        [
            .. after.Where(output => !output.Value.Equals(old.GetValueOrDefault(output.Name)))
                .Select(output => new OutputChange(output.Name, old.GetValueOrDefault(output.Name), output.Value)),
            .. before.Where(output => !now.ContainsKey(output.Name)).Select(output => new OutputChange(output.Name, output.Value, null)),
        ];
    }
}
