using Portal.ChangeSets;
using Portal.Domain.ChangeSets;
using Portal.Domain.Reviews;

namespace Portal.Reviews;

/// <summary>What a change puts at stake, worst first.</summary>
public enum Risk { LosesData, MayLoseData, Removes, Replaces, Interrupts, MayReplace, Changes, MayChange, Adds, Noise }

/// <summary>One change as a reviewer weighs it.</summary>
public sealed record ReviewedChange(WeighedChange Weighed, Risk Risk)
{
    public Change Change => Weighed.Change;

    public ChangeVerdict Verdict => Weighed.Verdict;

    /// <summary>A change by itself; where the whole change set is at hand, <see cref="OfAll"/> tells more.</summary>
    public static ReviewedChange Of(Change change) => OfAll([change])[0];

    public static IReadOnlyList<ReviewedChange> OfAll(IReadOnlyList<Change> changes) =>
        [.. WeighedChange.OfAll(changes, ChangeTables.Knowledge).Select(weighed => new ReviewedChange(weighed, RiskOf(weighed)))];

    private static Risk RiskOf(WeighedChange weighed)
    {
        var sure = weighed.Verdict.Certainty is Certainty.Will;
        return weighed switch
        {
            { Verdict.Certainty: Certainty.Noise } => Risk.Noise,
            { Change.Action: "Add" or "Import" } => Risk.Adds,
            { Data: DataFate.Lost } => Risk.LosesData,
            { Data: DataFate.MayBeLost } => Risk.MayLoseData,
            { Change.Action: "Remove" } => Risk.Removes,
            { Verdict.Replaces: true } => sure ? Risk.Replaces : Risk.MayReplace,
            { Interruption: Interruption.Short } => Risk.Interrupts,
            _ => sure ? Risk.Changes : Risk.MayChange,
        };
    }
}
