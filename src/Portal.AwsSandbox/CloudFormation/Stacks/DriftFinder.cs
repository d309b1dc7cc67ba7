using Portal.AwsSandbox.CloudFormation.Changes;
using Portal.AwsSandbox.CloudFormation.ResourceTypes;
using Portal.AwsSandbox.CloudFormation.Templates;

namespace Portal.AwsSandbox.CloudFormation.Stacks;

/// <summary>Compares what a template declared with what there is. Only declared properties are compared, and only readable ones.</summary>
internal static class DriftFinder
{
    public static void Finish(Run run)
    {
        var stack = run.Stack;
        var detection = stack.Detection!;
        var at = run.Region.Clock.ShownAt(run.Now);
        foreach (var resource in stack.Resources.Values.Where(resource => resource.Standing is not null))
            if (detection.Only.Count == 0 || detection.Only.Contains(resource.LogicalId))
                resource.Drift = Of(run, resource, at);
        var drifted = stack.Resources.Values.Count(resource => resource.Drift?.Status is "MODIFIED" or "DELETED");
        stack.Detection = detection with { Status = "DETECTION_COMPLETE", Due = null, DriftedCount = drifted };
        stack.Drift = new StackDrift(drifted > 0 ? "DRIFTED" : "IN_SYNC", at);
    }

    public static ResourceDrift Of(Run run, Resource resource, DateTimeOffset at)
    {
        var standing = resource.Standing!;
        var facts = TypeFacts.Find(resource.Type);
        if (facts is null || resource.Type.StartsWith("Custom::", StringComparison.Ordinal)) return new ResourceDrift("NOT_CHECKED", at, null, null, []);
        var expected = Readable(facts, run.Properties(standing));
        if (standing.Vanished) return new ResourceDrift("DELETED", at, expected.ToJson(), null, []);
        var actual = Readable(facts, Actual.Properties(run, standing));
        var differences = Differences.Between(expected, Declared(expected, actual)).Select(difference => new PropertyDifference(
            "/" + difference.Path, difference.Before?.Shown ?? "null", difference.After?.Shown ?? "null",
            difference.Kind switch { "Add" => "ADD", "Remove" => "REMOVE", _ => "NOT_EQUAL" })).ToList();
        return new ResourceDrift(differences.Count > 0 ? "MODIFIED" : "IN_SYNC", at, expected.ToJson(), actual.ToJson(), differences);
    }

    /// <summary>A resource's declared properties with the values that were found; what can't be read is as it was declared.</summary>
    public static Value AsItIs(Run run, Incarnation standing)
    {
        if (TypeFacts.Find(standing.Type) is not { } facts || standing.OutOfBand is not { Count: > 0 }) return run.Properties(standing);
        var declared = (Value.Fields)run.Properties(standing);
        var actual = Declared(declared, Readable(facts, Actual.Properties(run, standing)));
        return new Value.Fields([.. declared.All.Where(pair => facts.Unreadable.Contains(pair.Key)), .. actual.All]);
    }

    private static Value.Fields Readable(TypeFacts facts, Value properties) =>
        new([.. ((Value.Fields)properties).All.Where(pair => !facts.Unreadable.Contains(pair.Key))]);

    // A property the template never set is not compared; below a declared one everything is.
    private static Value.Fields Declared(Value.Fields expected, Value.Fields actual) =>
        new([.. actual.All.Where(pair => expected[pair.Key] is not null)]);
}
