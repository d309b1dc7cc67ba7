using Portal.Domain.ChangeSets;

namespace Portal.Reviews;

/// <summary>One property of a changed resource, before and after.</summary>
/// <param name="Name">Such as <c>DBInstanceClass</c> or <c>Tags.0.Value</c>.</param>
/// <param name="After">Null when it is known only while it runs, or CloudFormation does not say.</param>
/// <param name="Unknown">It is known only while it runs.</param>
/// <param name="Effect">What the change of this property does to the resource, in a few words.</param>
public sealed record PropertyChange(string Name, string? Before, string? After, bool Unknown, string Effect)
{
    // What CloudFormation writes in the place of such a value.
    private const string KnownAfterApply = "{{changeSet:KNOWN_AFTER_APPLY}}";

    /// <summary>CloudFormation lists a property once for each reason it changes; here it stands once.</summary>
    public static IReadOnlyList<PropertyChange> Of(Change change) =>
        [.. change.Details.GroupBy(NameOf).Select(group =>
        {
            var after = group.Select(detail => detail.After).FirstOrDefault(value => value is not null and not KnownAfterApply);
            return new PropertyChange(
                group.Key,
                group.Select(detail => detail.Before).FirstOrDefault(value => value is not null),
                after,
                after is null && group.Any(detail => detail.Evaluation == "Dynamic" || detail.After == KnownAfterApply),
                Words(group));
        })];

    private static string NameOf(ChangeDetail detail)
    {
        var path = detail.Path?.Trim('/').Replace('/', '.');
        if (path is { Length: > 0 }) return path.StartsWith("Properties.", StringComparison.Ordinal) ? path["Properties.".Length..] : path;
        return detail.Name ?? detail.Attribute ?? "the resource";
    }

    private static string Words(IEnumerable<ChangeDetail> details)
    {
        var all = details.ToList();
        var recreation = all.Any(detail => detail.RequiresRecreation == "Always") ? "recreate: always"
            : all.Any(detail => detail.RequiresRecreation == "Conditionally") ? "recreate: conditionally"
            : "in place";
        return all.Select(detail => detail.CausedBy).FirstOrDefault(cause => cause is { Length: > 0 }) is { } cause ? $"{recreation}, follows {cause}" : recreation;
    }
}
