using Portal.Domain.ChangeSets;

namespace Portal.Domain.Reviews;

/// <summary>How sure it is that one property gets another value.</summary>
internal enum Movement
{
    /// <summary>Before and after are known and equal.</summary>
    Same,

    /// <summary>It follows a resource that is in the change set and keeps what is read of it.</summary>
    Settled,

    /// <summary>The value after is known only while it runs.</summary>
    Open,

    /// <summary>It surely changes.</summary>
    Moves,
}

/// <summary>One property of a changed resource: CloudFormation lists it once for each cause, here it stands once.</summary>
/// <param name="Name">In the words of the template, without indices: <c>DBInstanceClass</c>.</param>
/// <param name="Recreates">A change of it makes, or can make, the resource anew.</param>
/// <param name="Cause">The resource or parameter that it follows; null when the template itself differs.</param>
internal sealed record ReadProperty(string Attribute, string Name, Movement Movement, bool Recreates, bool RecreatesAlways, string? Cause)
{
    // What CloudFormation writes where it knows a value only while it runs, and for the value of a NoEcho parameter.
    private const string KnownAfterApply = "{{changeSet:KNOWN_AFTER_APPLY}}", Masked = "****";

    // CloudFormation may cut large values off, without saying where: from here on, equal texts need not be equal values.
    private const int SurelyWhole = 1000;

    // Given out once, when the resource is made, and the same for as long as it lives.
    private static readonly string[] LastingAttributes =
        ["Arn", "Id", "VpcId", "GroupId", "CanonicalHostedZoneID", "LoadBalancerFullName", "LoadBalancerName", "TargetGroupFullName", "RegionalDomainName", "DomainName", "AllocationId", "TopicName", "QueueName", "Endpoint.Address"];

    public bool IsLive => Movement is Movement.Open or Movement.Moves;

    /// <param name="verdictOf">The verdict over another resource of the change set; null when it is not in it.</param>
    public static ReadProperty Of(IReadOnlyList<ChangeDetail> details, Func<string, (Change Change, ChangeVerdict Verdict)?> verdictOf)
    {
        var first = details[0];
        var cause = details.Select(detail => detail.CausedBy).FirstOrDefault(entity => entity is { Length: > 0 });
        return new ReadProperty(
            first.Attribute ?? "Properties",
            NameOf(first),
            MovementOf(details, verdictOf),
            details.Any(detail => detail.RequiresRecreation is "Always" or "Conditionally"),
            details.Any(detail => detail.RequiresRecreation is "Always"),
            cause);
    }

    public static string KeyOf(ChangeDetail detail) => $"{detail.Attribute}|{detail.Path ?? detail.Name}";

    private static Movement MovementOf(IReadOnlyList<ChangeDetail> details, Func<string, (Change Change, ChangeVerdict Verdict)?> verdictOf)
    {
        if (details.All(IsSame)) return Movement.Same;
        if (details.Any(detail => detail is { Source: "ResourceReference", CausedBy: { } entity } && verdictOf(entity) is { Change.Action: "Add" })) return Movement.Moves;
        var differing = details.Where(detail => !IsSame(detail)).ToList();
        if (differing.Exists(detail => detail.Evaluation == "Static" && (detail.After != KnownAfterApply || detail.Before is null))) return Movement.Moves;
        return differing.TrueForAll(detail => IsSettled(detail, verdictOf)) ? Movement.Settled : Movement.Open;
    }

    private static bool IsSame(ChangeDetail detail) =>
        detail.Before is not null && detail.Before == detail.After
        && detail.Before.Length < SurelyWhole && detail.Before != KnownAfterApply && !detail.Before.Contains(Masked, StringComparison.Ordinal);

    // A reference to what stays: its id lasts, and so do some of its attributes. Others may be new after any change to it.
    private static bool IsSettled(ChangeDetail detail, Func<string, (Change Change, ChangeVerdict Verdict)?> verdictOf)
    {
        if (detail.CausedBy is not { Length: > 0 } entity) return false;
        var parts = entity.Split('.', 2);
        if (verdictOf(parts[0]) is not { Change.Action: "Modify" } cause || cause.Verdict.Replaces || cause.Change.Type == "AWS::CloudFormation::Stack") return false;
        return detail.Source switch
        {
            "ResourceReference" => true,
            "ResourceAttribute" => cause.Verdict.Certainty is Certainty.Noise || (parts.Length == 2 && Lasts(cause.Change, parts[1])),
            _ => false,
        };
    }

    // A database keeps its secret for as long as nobody touches who its master is.
    private static bool Lasts(Change cause, string attribute) =>
        LastingAttributes.Contains(attribute)
        || (attribute == "MasterUserSecret.SecretArn" && !cause.Details.Any(detail => detail.Name is null || detail.Name.Contains("Master", StringComparison.Ordinal)));

    private static string NameOf(ChangeDetail detail)
    {
        var path = detail.Path?.Trim('/');
        if (path is not { Length: > 0 }) return detail.Name ?? detail.Attribute ?? "a property";
        if (path.StartsWith("Properties/", StringComparison.Ordinal)) path = path["Properties/".Length..];
        return string.Join('.', path.Split('/').Where(step => !int.TryParse(step, out _)));
    }
}
