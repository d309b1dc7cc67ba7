using Portal.Domain.Catalog.Policies;
using Portal.Domain.ChangeSets;
using Portal.Domain.Requests;
using Portal.Domain.Reviews;

namespace Portal.Reviews;

/// <summary>The worst that a change set or plan does: what the inbox sorts by, and whether the name has to be typed.</summary>
public static class RiskOfReview
{
    public static ReviewRisk Of(ChangeSet set)
    {
        var plan = set.Plan;
        if (plan is not null && plan.Lost.Any(resource => Stateful.Holds(resource.Type))) return ReviewRisk.LosesData;
        var changes = ReviewedChange.OfAll(set.Changes);
        bool Any(params Risk[] risks) => changes.Any(change => risks.Contains(change.Risk));
        return 0 switch
        {
            _ when Any(Risk.LosesData) => ReviewRisk.LosesData,
            _ when Any(Risk.MayLoseData) => ReviewRisk.MayLoseData,
            _ when changes.Any(change => change.Verdict is { Replaces: true, Certainty: not Certainty.Noise } && Stateful.Holds(change.Change.Type)) => ReviewRisk.ReplacesData,
            _ when set.Kind is RequestKind.Delete || Any(Risk.Removes) => ReviewRisk.Removes,
            _ when Any(Risk.Replaces, Risk.MayReplace) => ReviewRisk.Replaces,
            _ when changes.Any(change => change.Weighed.Interruption is not Interruption.None) => ReviewRisk.Interrupts,
            _ when set.Judgement is { Verdict.Verdict: not Verdict.Allow } => ReviewRisk.Warned,
            _ => ReviewRisk.Safe,
        };
    }
}
