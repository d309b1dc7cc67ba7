using Portal.AwsSandbox.CloudFormation.Templates;

namespace Portal.AwsSandbox.CloudFormation.Changes;

/// <summary>A leaf that differs; null on one side when it is only on the other. Steps are property names and list indexes.</summary>
public sealed record Difference(IReadOnlyList<string> Steps, Value? Before, Value? After)
{
    public string Path => string.Join('/', Steps);

    public string Kind => Before is null ? "Add" : After is null ? "Remove" : "Modify";
}

public static class Differences
{
    public static IEnumerable<Difference> Between(Value? before, Value? after) => Between(before, after, []);

    private static IEnumerable<Difference> Between(Value? before, Value? after, IReadOnlyList<string> steps)
    {
        if (before is Value.Fields left && after is Value.Fields right)
            return left.All.Select(pair => pair.Key).Union(right.All.Select(pair => pair.Key))
                .SelectMany(key => Between(left[key], right[key], [.. steps, key]));
        if (before is Value.Items some && after is Value.Items others)
            return Enumerable.Range(0, Math.Max(some.All.Count, others.All.Count))
                .SelectMany(n => Between(some.All.ElementAtOrDefault(n), others.All.ElementAtOrDefault(n), [.. steps, $"{n}"]));
        // What is not known yet may turn out to be the same; that is for the reader to weigh.
        return Equals(before, after) && after is not Value.Unknown ? [] : [new Difference(steps, before, after)];
    }
}
