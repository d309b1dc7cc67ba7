using Portal.Domain.ChangeSets;
using Portal.Domain.Requests;

namespace Portal.Domain.Reviews;

/// <summary>Whether something is to be feared. Unknown is never shown as No.</summary>
public enum Fear { No, Unknown, Possible, Yes }

/// <summary>One question of the verdict, answered.</summary>
/// <param name="Word">Short enough for a figure: "1–2 min", "2 resources", "None".</param>
/// <param name="Meaning">What it is about, in a few words.</param>
/// <param name="LogicalIds">The resources that it rests on.</param>
public sealed record Answer(Fear Fear, string Word, string Meaning, IReadOnlyList<string> LogicalIds);

/// <summary>What a change set as a whole does to users and to data. A pure function of its changes and its plan.</summary>
public sealed record ChangeSetVerdict(IReadOnlyList<WeighedChange> Changes, Answer Outage, Answer DataLoss)
{
    public static ChangeSetVerdict Of(RequestKind kind, IReadOnlyList<Change> changes, OperationPlan? plan, ChangeKnowledge knowledge)
    {
        var weighed = WeighedChange.OfAll(changes, knowledge);
        return kind is RequestKind.Delete
            ? new ChangeSetVerdict(weighed, new Answer(Fear.Yes, "For good", "the whole environment goes", []), LostWith(plan))
            : new ChangeSetVerdict(weighed, OutageOf(kind, weighed), DataLossOf(weighed));
    }

    private static Answer LostWith(OperationPlan? plan)
    {
        if (plan is null) return new Answer(Fear.Possible, "Possible", "what the delete keeps is not known yet", []);
        var lost = Ids(plan.Lost);
        if (lost.Count > 0) return new Answer(Fear.Yes, Counted(lost.Count), $"{Named(lost)}: deleted, nothing is kept", lost);
        var kept = Ids(plan.Kept);
        return kept.Count > 0 ? new Answer(Fear.No, "Kept aside", $"{Named(kept)}: kept, or as a snapshot", kept) : new Answer(Fear.No, "None", "nothing in it holds data", []);

        static List<string> Ids(IEnumerable<PlannedResource> resources) => [.. resources.Where(resource => Stateful.Holds(resource.Type)).Select(resource => resource.LogicalId)];
    }

    private static Answer OutageOf(RequestKind kind, IReadOnlyList<WeighedChange> changes)
    {
        if (kind is RequestKind.Create) return new Answer(Fear.No, "None", "nothing serves yet", []);
        if (Where(changes, change => change.Interruption is Interruption.Goes) is { Count: > 0 } goes)
            return new Answer(Fear.Yes, "Yes", $"{Named(goes)} {(goes.Count == 1 ? "goes or is replaced" : "go or are replaced")}", goes);
        if (Where(changes, change => change.Interruption is Interruption.Short) is { Count: > 0 } away)
            return new Answer(Fear.Yes, Outages.Length(changes.First(change => change.Interruption is Interruption.Short).Change.Type), $"{Named(away)} {(away.Count == 1 ? "is" : "are")} interrupted", away);
        if (Where(changes, change => change.Interruption is Interruption.Possible) is { Count: > 0 } may)
            return new Answer(Fear.Possible, "Possible", $"{Named(may)} may be replaced or interrupted", may);
        return new Answer(Fear.No, "None", "nothing that serves is interrupted", []);
    }

    private static Answer DataLossOf(IReadOnlyList<WeighedChange> changes)
    {
        if (Where(changes, change => change.Data is DataFate.Lost) is { Count: > 0 } lost)
            return new Answer(Fear.Yes, Counted(lost.Count), $"{Named(lost)}: no snapshot, no retain policy", lost);
        if (Where(changes, change => change.Data is DataFate.MayBeLost) is { Count: > 0 } may)
            return new Answer(Fear.Possible, "Possible", $"{Named(may)}: may go, and no policy keeps it", may);
        if (Where(changes, change => change.Data is DataFate.KeptAside) is { Count: > 0 } aside)
            return new Answer(Fear.Possible, "Kept aside", $"{Named(aside)}: kept by policy, not in what stands after", aside);
        return new Answer(Fear.No, "None", "nothing that holds data goes", []);
    }

    private static List<string> Where(IReadOnlyList<WeighedChange> changes, Func<WeighedChange, bool> which) => [.. changes.Where(which).Select(change => change.Change.LogicalId)];

    private static string Counted(int count) => $"{count} resource{(count == 1 ? "" : "s")}";

    private static string Named(List<string> ids) => ids.Count <= 2 ? string.Join(", ", ids) : $"{ids[0]}, {ids[1]} and {ids.Count - 2} more";
}
