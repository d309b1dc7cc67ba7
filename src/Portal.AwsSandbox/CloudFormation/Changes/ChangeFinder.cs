using Portal.AwsSandbox.CloudFormation.ResourceTypes;
using Portal.AwsSandbox.CloudFormation.Stacks;
using Portal.AwsSandbox.CloudFormation.Templates;
using Portal.AwsSandbox.Wire;

namespace Portal.AwsSandbox.CloudFormation.Changes;

/// <summary>What would become of each resource if a configuration were carried out now.</summary>
public sealed class ChangeFinder
{
    private readonly Run run;
    private readonly StackConfiguration next;
    private readonly Scope after;
    private readonly Scope? before;
    private readonly bool revertsDrift;
    private readonly Dictionary<string, Change> found = [];

    /// <param name="revertsDrift">Compares with what there really is, instead of what was declared.</param>
    public ChangeFinder(Run run, StackConfiguration next, bool revertsDrift = false)
    {
        (this.run, this.next, this.revertsDrift) = (run, next, revertsDrift);
        before = run.Stack.Configuration is { } now ? run.Scope(now) : null;
        after = new Scope(TemplateCache.Read(next.Template, run.Region.Texts), new Names(
            new Place(run.Region.Account, run.Region.Name, run.Stack.Name, run.Stack.Id, next.NotificationArns),
            ParameterValues.ForScope(TemplateCache.Read(next.Template, run.Region.Texts), next.Parameters), Foreseen, run.Import));
    }

    public List<Change> Find()
    {
        RefuseOtherTypes();
        foreach (var declared in InOrder()) Visit(declared);
        foreach (var resource in run.Stack.Resources.Values.Where(Stands).Where(resource => !after.Exists(resource.LogicalId)))
            found[resource.LogicalId] = new Change(
                "Remove", resource.LogicalId, resource.Standing!.PhysicalId, resource.Type, null, Policy(resource.Standing.DeletionPolicy),
                [], [], Context(run.Properties(resource.Standing), null), null);
        return [.. found.Values.OrderBy(change => change.LogicalId, StringComparer.Ordinal).Select(change => NoEcho.Mask(change, before, after))];
    }

    /// <summary>True when outputs would differ: a change without any resource.</summary>
    public bool OutputsDiffer()
    {
        string Shown(Scope scope) => string.Join('\n', scope.Template.Outputs.Values
            .Where(output => output.Condition is null || scope.Condition(output.Condition))
            .OrderBy(output => output.Name, StringComparer.Ordinal)
            .Select(output => $"{output.Name}={scope.Evaluate(output.Value)?.Shown}|{output.Description}|{scope.Text(output.ExportName)}"));
        return before is null || Shown(before) != Shown(after);
    }

    private void Visit(ResourceDeclaration declared)
    {
        var resource = run.Stack.Resources.GetValueOrDefault(declared.LogicalId);
        if (resource is null || !Stands(resource) || (revertsDrift && resource.Standing!.Vanished))
        {
            found[declared.LogicalId] = new Change("Add", declared.LogicalId, null, declared.Type, null, null, [], [], null, Context(after.Properties(declared), Attachments.Of(after, declared)));
            return;
        }
        var details = Details(resource, declared);
        if (details.Count == 0 && resource.Status != ResourceStatus.UpdateFailed) return;
        var replacement = Replacement.Told(details);
        found[declared.LogicalId] = new Change(
            "Modify", declared.LogicalId, resource.Standing!.PhysicalId, declared.Type, replacement,
            replacement == "False" ? null : "ReplaceAnd" + Policy(after.UpdateReplacePolicy(declared)),
            [.. details.Select(detail => detail.Attribute).Distinct()], details,
            Context(run.Properties(resource.Standing), run.Region.Texts.Json(resource.Standing.Attachments)),
            Context(after.Properties(declared), Attachments.Of(after, declared)));
    }

    private List<ChangeDetail> Details(Resource resource, ResourceDeclaration declared)
    {
        var standing = resource.Standing!;
        var facts = TypeFacts.Find(declared.Type);
        var causes = new Causes(before!, after, IsChanged, IsReplaced);
        var old = before!.Template.Resources.GetValueOrDefault(declared.LogicalId) ?? declared;
        var details = new List<ChangeDetail>();
        var asked = Differences.Between(run.Properties(standing), after.Properties(declared)).Select(difference => difference.Path).ToHashSet();
        foreach (var difference in Differences.Between(revertsDrift ? DriftFinder.AsItIs(run, standing) : run.Properties(standing), after.Properties(declared)))
        {
            var name = difference.Steps[0];
            var attribute = name == facts?.Tags ? "Tags" : "Properties";
            var recreation = $"{facts?.Recreation(difference.Path) ?? Recreation.Never}";
            var isDrift = revertsDrift && !asked.Contains(difference.Path);
            // What can only be had by a new resource is left as it was found.
            if (isDrift && recreation == nameof(Recreation.Always)) continue;
            IEnumerable<Cause> told = isDrift ? [new Cause("NoModification", "Static", null)] : causes.Of(old, declared, difference);
            details.AddRange(told.Select(cause => new ChangeDetail(
                attribute, attribute == "Tags" ? null : name, "/Properties/" + difference.Path, recreation,
                difference.Before?.Shown, difference.After?.Shown, difference.Kind, cause.Evaluation, cause.Source, cause.Entity)));
        }
        foreach (var difference in Differences.Between(run.Region.Texts.Json(standing.StackTags), Attachments.StackTags(next, declared.Type)))
            details.Add(new ChangeDetail("Tags", null, null, "Never", difference.Before?.Shown, difference.After?.Shown, difference.Kind, "Static", "DirectModification", null));
        foreach (var difference in Differences.Between(run.Region.Texts.Json(standing.Attachments), Attachments.Of(after, declared)))
            details.AddRange(causes.OfAttachment(old, declared, difference).Select(cause => new ChangeDetail(
                difference.Steps[0], null, "/" + difference.Path, "Never", difference.Before?.Shown, difference.After?.Shown, difference.Kind,
                cause.Evaluation, cause.Source, cause.Entity)));
        return details;
    }

    // What a reference yields after the change: unknown where a resource is new, replaced, or its attributes may change with it.
    private Value Foreseen(string logicalId, string? attribute)
    {
        if (run.Stack.Resources.GetValueOrDefault(logicalId) is not { } resource || !Stands(resource) || IsReplaced(logicalId)) return new Value.Unknown();
        return attribute is not null && IsChanged(logicalId) ? new Value.Unknown() : run.Standing(logicalId, attribute);
    }

    private bool IsChanged(string logicalId) =>
        found.TryGetValue(logicalId, out var change) && (change.Action == "Add" || change.Scope.Contains("Properties"));

    private bool IsReplaced(string logicalId) =>
        found.TryGetValue(logicalId, out var change) && (change.Action == "Add" || change.Replacement is "True" or "Conditional");

    // A resource whose creation failed counts as absent: the next operation makes it anew.
    private static bool Stands(Resource resource) => resource.Standing is not null && resource.Status != ResourceStatus.CreateFailed;

    private IEnumerable<ResourceDeclaration> InOrder()
    {
        var open = after.Resources.ToDictionary(resource => resource.LogicalId, after.Dependencies);
        while (open.Count > 0)
        {
            var free = open.Where(pair => !pair.Value.Exists(open.ContainsKey)).Select(pair => pair.Key).ToList();
            foreach (var name in free)
            {
                open.Remove(name);
                yield return after.Template.Resources[name];
            }
        }
    }

    private void RefuseOtherTypes()
    {
        var others = after.Resources.Where(declared => run.Stack.Resources.TryGetValue(declared.LogicalId, out var resource) && Stands(resource) && resource.Type != declared.Type)
            .Select(declared => declared.LogicalId).ToList();
        if (others.Count > 0)
            throw AwsException.Validation($"Update of resource type is not permitted. The new template modifies resource type of the following resources: [{string.Join(", ", others)}]");
    }

    private static string Policy(string policy) => policy == "RetainExceptOnCreate" ? "Retain" : policy;

    private static string Context(Value properties, Value? attachments) => new Value.Fields(
        [KeyValuePair.Create("Properties", properties), .. (attachments as Value.Fields)?.All ?? []]).ToJson();
}
