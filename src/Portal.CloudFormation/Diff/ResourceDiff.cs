using Portal.CloudFormation.Evaluation;

namespace Portal.CloudFormation.Diff;

/// <summary>Compares one resource with itself before.</summary>
internal static class ResourceDiff
{
    /// <param name="added">Logical ids of resources that don't exist yet.</param>
    /// <returns>Null when nothing changes.</returns>
    public static ResourceChange? Of(EvaluatedResource before, EvaluatedResource after, IReadOnlySet<string> added)
    {
        var properties = Differences.Between(before.Properties, after.Properties)
            .Select(difference => Forecast.Of(after, difference, added))
            .Concat(Attributes(before, after))
            .ToList();
        if (before.Type != after.Type)
            return Changed(after, properties, Replacement.Will, $"Its type changes from {before.Type} to {after.Type}.");
        return properties.Count == 0 ? null : Changed(after, properties);
    }

    public static ResourceChange Changed(EvaluatedResource resource, IReadOnlyList<PropertyChange> properties)
    {
        var worst = properties.MaxBy(change => change.Replacement)!;
        return Changed(resource, properties, worst.Replacement, worst.Reason);
    }

    private static ResourceChange Changed(EvaluatedResource resource, IReadOnlyList<PropertyChange> properties, Replacement replacement, string reason) => new(
        resource.LogicalId, resource.Type, ChangeAction.Modify, replacement, reason,
        replacement == Replacement.Never ? null : Disposals.OnReplacement(resource), properties);

    /// <summary>What stands beside Properties never replaces a resource. DependsOn only orders the work and changes nothing.</summary>
    private static IEnumerable<PropertyChange> Attributes(EvaluatedResource before, EvaluatedResource after)
    {
        (string Name, Value? Before, Value? After)[] attributes =
        [
            (".DeletionPolicy", Text(before.DeletionPolicy), Text(after.DeletionPolicy)),
            (".UpdateReplacePolicy", Text(before.UpdateReplacePolicy), Text(after.UpdateReplacePolicy)),
            (".CreationPolicy", before.CreationPolicy, after.CreationPolicy),
            (".UpdatePolicy", before.UpdatePolicy, after.UpdatePolicy),
            (".Metadata", before.Metadata, after.Metadata),
        ];
        return attributes
            .Where(attribute => !Equals(attribute.Before, attribute.After))
            .Select(attribute => new PropertyChange(attribute.Name, attribute.Before, attribute.After, Replacement.Never, "It is kept in the template only."));
    }

    private static KnownScalar? Text(string? text) => text is null ? null : KnownScalar.String(text);
}
