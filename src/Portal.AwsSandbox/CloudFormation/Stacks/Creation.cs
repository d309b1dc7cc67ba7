using Portal.AwsSandbox.CloudFormation.ResourceTypes;
using Portal.AwsSandbox.CloudFormation.Templates;

namespace Portal.AwsSandbox.CloudFormation.Stacks;

/// <summary>A new physical resource for a logical one that has none.</summary>
internal static class Creation
{
    public static void Begin(Run run, Work work)
    {
        var scope = run.Scope(run.Stack.Configuration!);
        var declared = scope.Template.Resources[work.LogicalId];
        if (!run.Stack.Resources.TryGetValue(work.LogicalId, out var resource))
            run.Stack.Resources[work.LogicalId] = resource =
                new Resource { LogicalId = work.LogicalId, Type = declared.Type, Status = ResourceStatus.CreateInProgress };
        resource.Type = declared.Type;
        resource.IsNew = true;
        resource.Standing = null;
        work.State = WorkState.Begun;
        run.SetStatus(resource, ResourceStatus.CreateInProgress);
        var properties = scope.Properties(declared);
        work.Fault = PropertyCheck.Violation(declared, properties);
        var duration = work.Fault is null ? Duration(run, declared, properties, resource.Births + 1) : 1000;
        WorkRunner.Schedule(run, work, duration, work.Fault is null, "create", declared.Type);
    }

    public static void Initiate(Run run, Work work)
    {
        var scope = run.Scope(run.Stack.Configuration!);
        var declared = scope.Template.Resources[work.LogicalId];
        var resource = run.Stack.Resources[work.LogicalId];
        var made = Make(run, scope, declared, resource);
        if (Conflicts.Taken(run, run.Birth(work.LogicalId, made), made) is { } taken)
        {
            WorkRunner.Fail(run, work, taken);
            return;
        }
        resource.Births++;
        resource.Standing = made;
        work.State = WorkState.Initiated;
        run.SetStatus(resource, ResourceStatus.CreateInProgress, "Resource creation Initiated");
        Narration.Begin(run, work, work.Fault is null ? GroupStories.Creation(scope, declared, resource.Standing) : []);
    }

    /// <summary>What the next physical resource of a logical one would be.</summary>
    public static Incarnation Make(Run run, Scope scope, ResourceDeclaration declared, Resource resource)
    {
        var properties = scope.Properties(declared);
        var seed = $"{run.Stack.Id}/{declared.LogicalId}/{resource.Births + 1}";
        var birth = new Birth(run.Region.Account, run.Region.Name, run.Stack.Name, declared.LogicalId, declared.Type, properties, seed);
        return Describe(run, scope, declared, new Incarnation(
            PhysicalIds.Of(birth), seed, 1, declared.Type, "", "", "", "", "", []));
    }

    /// <summary>A physical resource with everything the template says of it now.</summary>
    public static Incarnation Describe(Run run, Scope scope, ResourceDeclaration declared, Incarnation of) => of with
    {
        Properties = run.Region.Texts.Put(scope.Properties(declared).ToJson()),
        Attachments = run.Region.Texts.Put(Attachments.Of(scope, declared).ToJson()),
        StackTags = run.Region.Texts.Put(Attachments.StackTags(run.Stack.Configuration!, declared.Type).ToJson()),
        DeletionPolicy = scope.DeletionPolicy(declared),
        UpdateReplacePolicy = scope.UpdateReplacePolicy(declared),
        DependsOn = scope.Dependencies(declared),
    };

    public static long Duration(Run run, ResourceDeclaration declared, Value properties, int birth) => Durations.Of(
        declared.Type, ResourceAction.Create, properties, declared.CreationPolicy is not null, $"{run.Stack.Id}/{declared.LogicalId}/create/{birth}");
}
