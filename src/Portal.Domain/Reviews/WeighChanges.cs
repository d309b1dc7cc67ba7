using Portal.Domain.ChangeSets;

namespace Portal.Domain.Reviews;

/// <summary>Weighs the changes of one change set, each after those that it follows.</summary>
internal sealed class WeighChanges
{
    public const string NestedStack = "AWS::CloudFormation::Stack";

    // On these, metadata can be more than a note: a helper on the instances may read it and act.
    private static readonly string[] ReadTheirMetadata = ["AWS::EC2::Instance", "AWS::EC2::LaunchTemplate", "AWS::AutoScaling::AutoScalingGroup", "AWS::AutoScaling::LaunchConfiguration"];

    private readonly Dictionary<string, Change> changes;
    private readonly ChangeKnowledge knowledge;
    private readonly Dictionary<Change, ChangeVerdict> known = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<string> open = [];

    public WeighChanges(IReadOnlyList<Change> changes, ChangeKnowledge knowledge)
    {
        this.knowledge = knowledge;
        this.changes = changes.GroupBy(change => change.LogicalId).ToDictionary(group => group.Key, group => group.First());
    }

    public ChangeVerdict VerdictOn(Change change)
    {
        if (known.TryGetValue(change, out var verdict)) return verdict;
        open.Add(change.LogicalId);
        verdict = Weigh(change);
        open.Remove(change.LogicalId);
        return known[change] = verdict;
    }

    private ChangeVerdict Weigh(Change change) => change.Action switch
    {
        "Add" => new(Certainty.Will, false, "Made new."),
        "Remove" => new(Certainty.Will, false, change.PolicyAction switch
        {
            "Retain" => "Leaves the stack and is kept in the account.",
            "Snapshot" => "Deleted; a final snapshot is kept.",
            _ => "Deleted.",
        }),
        "Import" => new(Certainty.Will, false, "Taken into the stack as it is."),
        "Dynamic" => new(Certainty.May, true, "CloudFormation knows only while it runs what becomes of it."),
        _ => WeighModify(change),
    };

    private ChangeVerdict WeighModify(Change change)
    {
        var properties = change.Details.GroupBy(ReadProperty.KeyOf).Select(group => ReadProperty.Of([.. group], Followed)).ToList();
        // A policy for the replaced one is named only where a replacement is possible.
        var replacement = change.Replacement is "True" or "Conditional" ? change.Replacement
            : change.PolicyAction?.StartsWith("ReplaceAnd", StringComparison.Ordinal) == true ? "Conditional"
            : "False";
        if (properties.Count == 0) return Unexplained(change, replacement);
        var live = properties.Where(property => property.IsLive).ToList();
        if (live.Count == 0) return Noise(properties);
        if (change.Type == NestedStack && replacement == "False") return Nested(live);
        if (live.TrueForAll(property => property.Attribute == "Metadata") && replacement == "False") return Metadata(change);
        return replacement == "False" ? InPlace(change, live, null) : Replaced(change, replacement, properties, live);
    }

    private (Change, ChangeVerdict)? Followed(string entity)
    {
        var id = entity.Split('.', 2)[0];
        // Two that follow each other prove nothing about each other.
        return changes.TryGetValue(id, out var change) && !open.Contains(id) ? (change, VerdictOn(change)) : null;
    }

    private static ChangeVerdict Unexplained(Change change, string replacement) => replacement switch
    {
        "True" => new(Certainty.Will, true, "Replaced: a new one is made, then the old one is removed."),
        "Conditional" => new(Certainty.May, true, "Replaced, or changed in place: it depends on values that are known only while it runs."),
        _ when change.Type == NestedStack => Nested([]),
        _ => new(Certainty.May, false, "CloudFormation lists it and names no property that changes."),
    };

    private static ChangeVerdict Noise(IReadOnlyList<ReadProperty> properties) =>
        properties.FirstOrDefault(property => property.Movement is Movement.Settled) is { Cause: { } cause } property
            ? new(Certainty.Noise, false, $"{property.Name} only follows {cause}, which stays as it is.")
            : new(Certainty.Noise, false, "Before and after are the same.");

    private static ChangeVerdict Nested(List<ReadProperty> live) =>
        live.Exists(property => property.Movement is Movement.Moves)
            ? new(Certainty.Will, false, $"{live[0].Name} of the nested stack changes. What that does in it, its own change set would tell.")
            : new(Certainty.May, false, "CloudFormation lists a nested stack whether or not something changes in it; this change set does not tell.");

    private static ChangeVerdict Metadata(Change change) =>
        ReadTheirMetadata.Contains(change.Type)
            ? new(Certainty.May, false, "Only its metadata changes. Instances that read it with cfn-hup act on it; others do not.")
            : new(Certainty.Noise, false, "Only its metadata changes, which is kept in the template. Nothing is done to the resource.");

    private ChangeVerdict Replaced(Change change, string replacement, List<ReadProperty> all, List<ReadProperty> live)
    {
        var settled = all.Find(property => property.Recreates && !property.IsLive);
        var deciding = live.Where(property => property.Recreates).ToList();
        if (deciding.Count == 0 && settled is not null)
            return InPlace(change, live, $"The announced replacement hangs on {settled.Name}, which stays the same.");
        if (replacement == "Conditional" && deciding.Count > 0 && deciding.TrueForAll(property => !property.RecreatesAlways && knowledge.StaysInPlace(change.Type, property.Name)))
            return InPlace(change, live, $"The service changes {Names(deciding)} in place, though the change set calls a replacement conditional.");
        var sure = (deciding.Count > 0 ? deciding : live).Find(property => property.Movement is Movement.Moves);
        if (replacement == "True" && sure is not null)
            return new(Certainty.Will, true, deciding.Count > 0
                ? $"Replaced: {sure.Name} can't be changed in place. A new one is made, then the old one is removed."
                : "Replaced: a new one is made, then the old one is removed.");
        if (sure is not null && deciding.Count > 0)
            return new(Certainty.May, true, $"Replaced, or changed in place: for {sure.Name} it depends on the other values.");
        return new(Certainty.May, true, Waits(deciding.Count > 0 ? deciding[0] : live[0]));
    }

    private string Waits(ReadProperty property)
    {
        if (property.Cause?.Split('.', 2)[0] is not { } cause || !changes.TryGetValue(cause, out var followed) || open.Contains(cause))
            return $"Replaced if {property.Name}, known only while it runs, turns out different.";
        return VerdictOn(followed) switch
        {
            { Replaces: true, Certainty: Certainty.Will } => $"Replaced if {property.Name} turns out different. {cause} is replaced, so it probably does.",
            { Replaces: true } => $"Replaced if {property.Name} turns out different: that hangs on whether {cause} is replaced.",
            _ => $"Replaced if {property.Name} turns out different: it reads {property.Cause}, which is known only while it runs.",
        };
    }

    private ChangeVerdict InPlace(Change change, List<ReadProperty> live, string? why)
    {
        var certainty = live.Exists(property => property.Movement is Movement.Moves) ? Certainty.Will : Certainty.May;
        var interrupting = live.Find(property => knowledge.Interrupts(change.Type, property.Name));
        var what = certainty switch
        {
            _ when interrupting is not null => Outages.InPlace(change.Type, interrupting.Name),
            Certainty.May => Changes(live[0]),
            _ when live.TrueForAll(property => property.Attribute == "Tags") => "Only its tags change; it goes on as it is.",
            _ when live.TrueForAll(property => property.Attribute is "DeletionPolicy" or "UpdateReplacePolicy") => "Only the policy that says what is kept of it later changes; it goes on as it is.",
            _ when live.TrueForAll(property => property.Attribute is "UpdatePolicy" or "CreationPolicy") => "Only how it is rolled out later changes; it goes on as it is.",
            _ => "Changed in place.",
        };
        return new(certainty, false, why is null ? what : $"{what} {why}");
    }

    private static string Changes(ReadProperty property) => property.Cause is { } cause
        ? $"{property.Name} follows {cause} and is known only while it runs."
        : $"Changes if {property.Name}, known only while it runs, turns out different.";

    private static string Names(List<ReadProperty> properties) => string.Join(", ", properties.Select(property => property.Name).Distinct());
}
