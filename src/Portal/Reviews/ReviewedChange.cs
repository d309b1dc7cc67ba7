using Portal.Domain.ChangeSets;
using Portal.Domain.Reviews;

namespace Portal.Reviews;

/// <summary>What a change puts at stake, worst first.</summary>
public enum Risk { LosesData, MayLoseData, Removes, Replaces, MayReplace, Changes, MayChange, Adds, Noise }

/// <summary>One change as a reviewer weighs it.</summary>
public sealed record ReviewedChange(Change Change, ChangeVerdict Verdict, Risk Risk)
{
    public static ReviewedChange Of(Change change)
    {
        var verdict = ChangeVerdict.Of(change);
        return new ReviewedChange(change, verdict, RiskOf(change, verdict));
    }

    private static Risk RiskOf(Change change, ChangeVerdict verdict)
    {
        var sure = verdict.Certainty is Certainty.Will;
        // A policy keeps the old resource or a snapshot of it; without one its content goes with it.
        var kept = change.PolicyAction is "Retain" or "Snapshot" or "ReplaceAndRetain" or "ReplaceAndSnapshot";
        var stateful = Stateful.Holds(change.Type) && !kept;
        return (change.Action, verdict) switch
        {
            ("Add" or "Import", _) => Risk.Adds,
            (_, { Certainty: Certainty.Noise }) => Risk.Noise,
            ("Remove", _) => stateful ? Risk.LosesData : Risk.Removes,
            (_, { Replaces: true }) => (stateful, sure) switch
            {
                (true, true) => Risk.LosesData,
                (true, false) => Risk.MayLoseData,
                (false, true) => Risk.Replaces,
                (false, false) => Risk.MayReplace,
            },
            _ => sure ? Risk.Changes : Risk.MayChange,
        };
    }
}
