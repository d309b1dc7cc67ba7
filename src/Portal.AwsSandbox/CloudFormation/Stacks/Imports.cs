using Portal.AwsSandbox.CloudFormation.Changes;
using Portal.AwsSandbox.CloudFormation.ResourceTypes;
using Portal.AwsSandbox.Wire;

namespace Portal.AwsSandbox.CloudFormation.Stacks;

/// <summary>Resources that exist already and come under a stack's care.</summary>
internal static class Imports
{
    public static List<Change> Changes(Run run, ChangeSet set)
    {
        var changes = new ChangeFinder(run, set.Configuration).Find();
        var template = Templates.TemplateCache.Read(set.Configuration.Template, run.Region.Texts);
        var named = set.ResourcesToImport.Select(import => import.LogicalId).ToHashSet();
        if (changes.Find(change => change.Action != "Add") is { } other)
            throw AwsException.Validation(
                $"As part of the import operation, you cannot modify or add [Outputs] or existing resources: {other.LogicalId} would change");
        var missing = changes.Where(change => !named.Contains(change.LogicalId)).Select(change => change.LogicalId).ToList();
        if (missing.Count > 0)
            throw AwsException.Validation($"There was an error creating this change set: resources [{string.Join(", ", missing)}] are missing from ResourceToImport list");
        foreach (var import in set.ResourcesToImport)
        {
            if (!template.Resources.TryGetValue(import.LogicalId, out var declared) || declared.Type != import.Type)
                throw AwsException.Validation($"Resource {import.LogicalId} of type {import.Type} to import is not in the template");
            if (declared.DeletionPolicy is null)
                throw AwsException.Validation($"Resources [{import.LogicalId}] to import must have a DeletionPolicy attribute specified in the template");
        }
        return [.. changes.Select(change => change with { Action = "Import", PhysicalId = PhysicalId(set.ResourcesToImport.First(import => import.LogicalId == change.LogicalId)) })];
    }

    public static List<Work> Plan(Run run) =>
    [
        .. Asked(run).Select(import => new Work { LogicalId = import.LogicalId, Kind = WorkKind.Import }),
    ];

    public static void Begin(Run run, Work work)
    {
        var import = Asked(run).First(asked => asked.LogicalId == work.LogicalId);
        var scope = run.Scope(run.Stack.Configuration!);
        var declared = scope.Template.Resources[work.LogicalId];
        var made = new Incarnation(PhysicalId(import), $"{run.Stack.Id}/{work.LogicalId}/import", 1, declared.Type, "", "", "", "", "", []);
        var taken = Conflicts.Owned(run, made);
        var resource = run.Stack.Resources[work.LogicalId] = new Resource
        {
            LogicalId = work.LogicalId,
            Type = declared.Type,
            Status = ResourceStatus.ImportInProgress,
            IsNew = true,
            Standing = made with { Properties = run.Region.Texts.Put("{}"), Attachments = run.Region.Texts.Put("{}"), StackTags = run.Region.Texts.Put("{}") },
        };
        run.SetStatus(resource, ResourceStatus.ImportInProgress, "Resource import started.");
        resource.Standing = Creation.Describe(run, scope, declared, made);
        work.Fault = taken;
        WorkRunner.Schedule(run, work, 5000, false, "import", declared.Type);
    }

    public static void Complete(Run run, Work work)
    {
        var resource = run.Stack.Resources[work.LogicalId];
        Remains.Take(run.Region, resource.Standing!);
        run.SetStatus(resource, ResourceStatus.ImportComplete, "Resource import completed.");
    }

    public static void Finish(Run run)
    {
        var failed = run.Operation.Work.Where(work => work.State == WorkState.Failed).Select(work => work.LogicalId).ToList();
        if (failed.Count == 0)
        {
            PhaseEnd.Settle(run, StackStatus.ImportComplete);
            return;
        }
        StackEngine.Enter(run, PhaseName.ImportRollback, $"The following resource(s) failed to import: [{string.Join(", ", failed)}]. ");
    }

    /// <summary>A failed import lets go of everything it took; nothing physical is touched.</summary>
    public static List<Work> Release(Run run)
    {
        foreach (var resource in run.Stack.Resources.Values.Where(resource => resource.IsNew).ToList())
            run.Stack.Resources.Remove(resource.LogicalId);
        return [];
    }

    public static void FinishRollback(Run run)
    {
        run.Stack.Configuration = run.Stack.Former ?? run.Stack.Configuration;
        PhaseEnd.Settle(run, StackStatus.ImportRollbackComplete);
    }

    private static List<ResourceToImport> Asked(Run run) =>
        run.Stack.ChangeSets.GetValueOrDefault(run.Operation.ChangeSetName ?? "")?.ResourcesToImport ?? [];

    // Ref of most types is what identifies them; of those with several parts it is the parts, joined.
    private static string PhysicalId(ResourceToImport import)
    {
        var order = TypeFacts.Find(import.Type)?.Identifier ?? [];
        return string.Join('|', import.Identifier.OrderBy(pair => order.ToList().IndexOf(pair.Key)).Select(pair => pair.Value));
    }
}
