using Portal.CloudFormation.Diff;
using Portal.Domain.ChangeSets;
using Portal.Domain.Requests;
using Portal.Domain.Reviews;
using Change = Portal.Domain.ChangeSets.Change;

namespace Portal.ChangeSets;

/// <summary>What policies are told of a change set: whether it loses data, replaces or interrupts. What only may happen counts as happening.</summary>
public static class ChangeFacts
{
    public static IReadOnlyDictionary<string, string> Of(RequestKind kind, IReadOnlyList<Change> changes)
    {
        var effective = changes.Select(change => (Change: change, Verdict: ChangeVerdict.Of(change))).Where(seen => seen.Verdict.Certainty is not Certainty.Noise).ToList();
        return new Dictionary<string, string>
        {
            ["change.dataLoss"] = Word(kind is RequestKind.Delete || effective.Exists(seen => LosesData(seen.Change, seen.Verdict))),
            ["change.replaces"] = Word(effective.Exists(seen => seen.Verdict.Replaces)),
            ["change.interrupts"] = Word(kind is RequestKind.Delete || effective.Exists(seen => Interrupts(seen.Change))),
        };
    }

    private static bool LosesData(Change change, ChangeVerdict verdict) =>
        (change.Action == "Remove" || verdict.Replaces)
        && Stateful.Holds(change.Type)
        && change.PolicyAction is not ("Retain" or "Snapshot" or "ReplaceAndRetain" or "ReplaceAndSnapshot");

    private static bool Interrupts(Change change) =>
        change.Action == "Modify" && change.Details.Any(detail => detail.Name is { } name && Interruptions.Follow(change.Type, name));

    private static string Word(bool holds) => holds ? "true" : "false";
}
