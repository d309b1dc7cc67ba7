using Portal.Domain.ChangeSets;

namespace Portal.Domain.Reviews;

/// <summary>What becomes of the data in a resource, worst last.</summary>
public enum DataFate
{
    /// <summary>It holds none, or keeps it.</summary>
    Stays,

    /// <summary>A policy keeps the old resource or a snapshot; what stands after does not have it.</summary>
    KeptAside,
    MayBeLost,
    Lost,
}

/// <summary>Whether traffic or users feel it, worst last.</summary>
public enum Interruption
{
    None,
    Possible,

    /// <summary>Changed in place, and away for a while.</summary>
    Short,

    /// <summary>It goes, or another one takes its place.</summary>
    Goes,
}

/// <summary>A change with its verdict and what it puts at stake.</summary>
public sealed record WeighedChange(Change Change, ChangeVerdict Verdict, DataFate Data, Interruption Interruption)
{
    public static IReadOnlyList<WeighedChange> OfAll(IReadOnlyList<Change> changes, ChangeKnowledge knowledge) =>
        [.. changes.Zip(ChangeVerdict.OfAll(changes, knowledge), (change, verdict) => new WeighedChange(change, verdict, DataOf(change, verdict), InterruptionOf(change, verdict, knowledge)))];

    private static DataFate DataOf(Change change, ChangeVerdict verdict)
    {
        if (verdict.Certainty is Certainty.Noise || change.Action is "Add" or "Import") return DataFate.Stays;
        var kept = change.PolicyAction is "Retain" or "Snapshot" or "ReplaceAndRetain" or "ReplaceAndSnapshot";
        // What a nested stack holds stands in no change set of its parent.
        if (change.Type == WeighChanges.NestedStack) return kept ? DataFate.KeptAside : DataFate.MayBeLost;
        if (!Stateful.Holds(change.Type) || (change.Action != "Remove" && !verdict.Replaces)) return DataFate.Stays;
        return kept ? DataFate.KeptAside : verdict.Certainty is Certainty.Will ? DataFate.Lost : DataFate.MayBeLost;
    }

    private static Interruption InterruptionOf(Change change, ChangeVerdict verdict, ChangeKnowledge knowledge)
    {
        if (verdict.Certainty is Certainty.Noise || change.Action is "Add" or "Import") return Interruption.None;
        if (change.Action == "Remove" || verdict.Replaces)
            return !Outages.TakesTraffic(change.Type) ? Interruption.None : verdict.Certainty is Certainty.Will ? Interruption.Goes : Interruption.Possible;
        if (change.Type == WeighChanges.NestedStack) return Interruption.Possible;
        var interrupts = change.Details.Any(detail => (detail.Before is null || detail.Before != detail.After) && knowledge.Interrupts(change.Type, detail.Name ?? ""));
        return !interrupts ? Interruption.None : verdict.Certainty is Certainty.Will ? Interruption.Short : Interruption.Possible;
    }
}
