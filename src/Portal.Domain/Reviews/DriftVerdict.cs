using Portal.Domain.ChangeSets;

namespace Portal.Domain.Reviews;

/// <summary>A property changed out of band, and whether the change set sets it back.</summary>
/// <param name="Overwritten">Will: it is among the properties that change. May: another property of its resource changes. Noise: its resource is not touched.</param>
public sealed record DriftOverwritten(DriftedProperty Property, Certainty Overwritten);

/// <summary>What a change set does to changes that were made behind CloudFormation's back.</summary>
public sealed record DriftVerdict(Answer Answer, IReadOnlyList<DriftOverwritten> Properties)
{
    /// <param name="drift">Null where nothing stands yet, or nobody looked.</param>
    /// <param name="stands">Whether there is a stack that could have drifted.</param>
    public static DriftVerdict Of(DriftSeen? drift, bool stands, IReadOnlyList<WeighedChange> changes)
    {
        if (!stands) return new DriftVerdict(new Answer(Fear.No, "None", "nothing stands yet", []), []);
        if (drift is not { Check: DriftCheck.Checked })
            return new DriftVerdict(new Answer(Fear.Unknown, drift is { Check: DriftCheck.Running } ? "Checking" : "Not checked", Why(drift), []), []);
        var seen = drift.Properties.Select(property => new DriftOverwritten(property, FateOf(property, changes))).OrderBy(each => each.Overwritten).ToList();
        var sure = seen.Count(each => each.Overwritten is Certainty.Will);
        var may = seen.Count(each => each.Overwritten is Certainty.May);
        List<string> ids = [.. seen.Where(each => each.Overwritten is not Certainty.Noise).Select(each => each.Property.LogicalId).Distinct()];
        return new DriftVerdict((sure, may) switch
        {
            ( > 0, _) => new Answer(Fear.Yes, Counted(sure), $"of {Named(ids)} set back", ids),
            (0, > 0) => new Answer(Fear.Possible, $"{may} may be", $"{(may == 1 ? "a property" : "properties")} of {Named(ids)}", ids),
            _ when seen.Count > 0 => new Answer(Fear.No, "None", $"{Counted(seen.Count)} drifted, not touched", ids),
            _ => new Answer(Fear.No, "None", "the stack is in sync", ids),
        }, seen);
    }

    private static Certainty FateOf(DriftedProperty property, IReadOnlyList<WeighedChange> changes)
    {
        var touching = changes.FirstOrDefault(change => change.Change.LogicalId == property.LogicalId && change.Verdict.Certainty is not Certainty.Noise);
        if (touching is null) return Certainty.Noise;
        var listed = touching.Verdict.Certainty is Certainty.Will
            && (touching.Change.Action == "Remove" || (touching.Verdict.Replaces && touching.Verdict.Certainty is Certainty.Will)
                || touching.Change.Details.Any(detail => Top(detail.Path ?? detail.Name ?? "") == Top(property.Path)));
        return listed ? Certainty.Will : Certainty.May;
    }

    private static string Top(string path)
    {
        var trimmed = path.Trim('/');
        if (trimmed.StartsWith("Properties/", StringComparison.Ordinal)) trimmed = trimmed["Properties/".Length..];
        return trimmed.Split('/', '.')[0];
    }

    private static string Why(DriftSeen? drift) => drift switch
    {
        { Check: DriftCheck.Running } => "CloudFormation compares the stack",
        { Reason: { } reason } => reason,
        _ => "nobody looked for drift",
    };

    private static string Counted(int count) => $"{count} propert{(count == 1 ? "y" : "ies")}";

    private static string Named(List<string> ids) => ids.Count <= 2 ? string.Join(", ", ids) : $"{ids[0]}, {ids[1]} and {ids.Count - 2} more";
}
