using Portal.AwsSandbox.CloudFormation.Changes;
using Portal.AwsSandbox.CloudFormation.ResourceTypes;
using Portal.AwsSandbox.CloudFormation.Templates;

namespace Portal.AwsSandbox.CloudFormation.Stacks;

/// <summary>A resource that stands and is to be as the template says now: left alone, changed in place, or replaced.</summary>
internal static class Updating
{
    public static void Begin(Run run, Work work)
    {
        var scope = run.Scope(run.Stack.Configuration!);
        var declared = scope.Template.Resources[work.LogicalId];
        var resource = run.Stack.Resources[work.LogicalId];
        var standing = resource.Standing!;
        var wanted = Creation.Describe(run, scope, declared, standing);
        var retried = resource.Status == ResourceStatus.UpdateFailed;
        var reverts = run.Operation.RevertsDrift && Drifted(run, standing);
        if (!retried && !reverts && Same(wanted, standing))
        {
            resource.Standing = wanted;
            (work.State, work.Due) = (WorkState.Done, null);
            return;
        }
        var before = run.Properties(standing);
        var after = scope.Properties(declared);
        work.Replaces = Replacement.IsNeeded(scope, declared, before, after);
        resource.Former ??= standing;
        run.SetStatus(resource, ResourceStatus.UpdateInProgress, work.Replaces
            ? "Requested update requires the creation of a new physical resource; hence creating one."
            : null);
        work.Fault = PropertyCheck.Violation(declared, after) ?? StackPolicies.Denial(run, work.Replaces ? "Update:Replace" : "Update:Modify", work.LogicalId, declared.Type) ?? NameInTheWay(run, work, declared, after, standing);
        var story = work.Replaces || work.Fault is not null ? [] : GroupStories.RollingUpdate(scope, declared, before, after, standing);
        wanted = wanted with { OutOfBand = StillOutOfBand(standing, before, after, reverts) };
        if (!work.Replaces) resource.Standing = wanted with { Version = standing.Version + 1, Fleet = standing.Fleet + (story.Count > 0 ? 1 : 0) };
        var duration = work.Fault is null ? Duration(run, work, declared, after, standing, wanted, story.Count) : 1000;
        WorkRunner.Schedule(run, work, duration, work.Replaces && work.Fault is null, "update", declared.Type);
        if (story.Count > 0 && work.Fault is null) Narration.Begin(run, work, story);
    }

    public static void Initiate(Run run, Work work)
    {
        var scope = run.Scope(run.Stack.Configuration!);
        var resource = run.Stack.Resources[work.LogicalId];
        var made = Creation.Make(run, scope, scope.Template.Resources[work.LogicalId], resource);
        if (Conflicts.Taken(run, run.Birth(work.LogicalId, made), made) is { } taken)
        {
            WorkRunner.Fail(run, work, taken);
            return;
        }
        run.Stack.Discards.Add(new Discard(work.LogicalId, resource.Standing!, resource.Standing!.UpdateReplacePolicy, Removed: false));
        resource.Births++;
        resource.Standing = made;
        work.State = WorkState.Initiated;
        run.SetStatus(resource, ResourceStatus.UpdateInProgress, "Resource creation Initiated");
        work.Due = work.End == long.MaxValue ? null : work.End;
    }

    public static void Complete(Run run, Work work) =>
        run.SetStatus(run.Stack.Resources[work.LogicalId], ResourceStatus.UpdateComplete);

    private static bool Same(Incarnation one, Incarnation other) =>
        one.Properties == other.Properties && one.Attachments == other.Attachments && one.StackTags == other.StackTags;

    private static bool Drifted(Run run, Incarnation standing) =>
        standing.OutOfBand is { Count: > 0 } && DriftFinder.Of(run, run.Stack.Resources.Values.First(resource => resource.Standing == standing), run.Region.Clock.ShownAt(run.Now)).Differences.Count > 0;

    // What an update sets is as it says from then on; a reverting one sets every declared property.
    private static Dictionary<string, string>? StillOutOfBand(Incarnation standing, Value before, Value after, bool reverts)
    {
        if (standing.OutOfBand is not { } outOfBand) return null;
        var set = reverts
            ? ((Value.Fields)after).All.Select(pair => pair.Key).ToHashSet()
            : Differences.Between(before, after).Select(difference => difference.Steps[0]).ToHashSet();
        return outOfBand.Where(each => !set.Contains(each.Key.Trim('/').Split('/')[0])).ToDictionary();
    }

    private static string? NameInTheWay(Run run, Work work, ResourceDeclaration declared, Value after, Incarnation standing)
    {
        var birth = new Birth(run.Region.Account, run.Region.Name, run.Stack.Name, work.LogicalId, declared.Type, after, "");
        return work.Replaces && PhysicalIds.CustomName(birth) is { } name && string.Equals(name, standing.PhysicalId, StringComparison.OrdinalIgnoreCase)
            ? $"CloudFormation cannot update a stack when a custom-named resource requires replacing. Rename {name} and update the stack again."
            : null;
    }

    private static long Duration(Run run, Work work, ResourceDeclaration declared, Value after, Incarnation standing, Incarnation wanted, int story)
    {
        if (work.Replaces) return Creation.Duration(run, declared, after, run.Stack.Resources[work.LogicalId].Births + 1);
        // Each instance that a rolling update replaces takes about as long as a first one.
        if (story > 0) return story * GroupStories.LineTakes;
        // Tags and policies alone are quick, whatever the resource.
        if (wanted.Properties == standing.Properties) return 2000;
        return Durations.Of(declared.Type, ResourceAction.Update, after, declared.UpdatePolicy is not null, $"{standing.Seed}/update/{standing.Version}");
    }
}
