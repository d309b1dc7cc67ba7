using Portal.CloudFormation.Evaluation;

namespace Portal.CloudFormation.Diff;

/// <summary>Says what a changed property does to its resource.</summary>
internal static class Forecast
{
    private const string AutoScalingGroup = "AWS::AutoScaling::AutoScalingGroup";

    public static PropertyChange Of(EvaluatedResource resource, Difference difference, IReadOnlySet<string> added)
    {
        var (replacement, reason) = Rule(resource, difference.RulePath);
        if (replacement == Replacement.Will && !Differs(difference.Before, difference.After, added))
            (replacement, reason) = (Replacement.May, $"{reason} Whether the value really differs is known only to AWS.");
        return new PropertyChange(difference.Path, difference.Before, difference.After, replacement, reason);
    }

    public static (Replacement Replacement, string Reason) Rule(EvaluatedResource resource, string path)
    {
        var property = path.Split('.')[0];
        if (ReplacementTable.Current.Of(resource.Type) is not { } rules)
        {
            return resource.Type.StartsWith("Custom::", StringComparison.Ordinal) || resource.Type == "AWS::CloudFormation::CustomResource"
                ? (Replacement.May, "Whether a custom resource is replaced is up to its function.")
                : (Replacement.May, $"Which properties replace {resource.Type} is not known here; the change set tells.");
        }
        return rules.For(path) switch
        {
            PropertyRule.Will => (Replacement.Will, $"A change of {property} replaces it."),
            PropertyRule.May when resource.Type == AutoScalingGroup => GroupRule(resource, property),
            PropertyRule.May => (Replacement.May, $"A change of {property} can replace it, depending on its other settings."),
            PropertyRule.Open => (Replacement.Never, $"A change of {property} is made in place, though the change set may call a replacement conditional."),
            PropertyRule.Interrupts => (Replacement.Never, $"A change of {property} is made in place, with an interruption."),
            _ => (Replacement.Never, "It is changed in place."),
        };
    }

    /// <summary>A group is replaced as a whole only when its UpdatePolicy says so.</summary>
    private static (Replacement, string) GroupRule(EvaluatedResource group, string property)
    {
        var policy = group.UpdatePolicy as KnownMap;
        if ((policy?["AutoScalingReplacingUpdate"] as KnownMap)?["WillReplace"] is KnownScalar { Text: "true" })
            return (Replacement.Will, $"A change of {property} replaces the group: its UpdatePolicy says WillReplace.");
        return policy?["AutoScalingRollingUpdate"] is null
            ? (Replacement.Never, "The group stays; running instances keep the old settings until they are exchanged.")
            : (Replacement.Never, "The group stays; its instances are exchanged in turn.");
    }

    /// <summary>Whether two values are different for sure: known texts are, and so are the ids of two resources.</summary>
    private static bool Differs(Value? before, Value? after, IReadOnlySet<string> added) => (before, after) switch
    {
        (Unknown b, Unknown a) => IsIdOf(b) is { } was && IsIdOf(a) is { } now && was != now,
        (_, Unknown a) => before is null || (IsIdOf(a) is { } id && added.Contains(id)),
        (Unknown, _) => after is null,
        (KnownList b, KnownList a) => b.Items.Count != a.Items.Count || b.Items.Zip(a.Items).Any(pair => !pair.First.Equals(pair.Second) && Differs(pair.First, pair.Second, added)),
        _ => true,
    };

    private static string? IsIdOf(Unknown value) =>
        value.Reads is [{ Kind: ReferenceKind.PhysicalId, Subject: var id }] && value.Symbol == $"${{{id}}}" ? id : null;
}
