using Portal.ChangeSets;
using Portal.Domain.Access;
using Portal.Domain.Catalog;
using Portal.Domain.Catalog.Policies;
using Portal.Domain.Requests;
using Portal.Domain.Reviews;

namespace Portal.Reviews;

/// <summary>The answers of the verdict strip, each a pure reading of what is kept with the change set.</summary>
public sealed record ReviewVerdict(Answer Outage, Answer DataLoss, Answer Cost, Answer Policy, DriftVerdict Drift, Answer FourEyes)
{
    public static ReviewVerdict Of(ReviewView view, Actor reader)
    {
        var set = view.ChangeSet;
        var verdict = ChangeSetVerdict.Of(set.Kind, set.Changes, set.Plan, ChangeTables.Knowledge);
        return new ReviewVerdict(
            verdict.Outage, verdict.DataLoss, CostOf(view), PolicyOf(view),
            DriftVerdict.Of(set.Judgement?.Drift, set.Kind.Updates(), verdict.Changes),
            FourEyesOf(view, reader));
    }

    private static Answer CostOf(ReviewView view)
    {
        if (view.ChangeSet.Judgement?.Cost is not { } cost) return new Answer(Fear.Unknown, "Not priced", "nothing was estimated for it", []);
        if (cost is not { Before: { } before, After: { } after }) return new Answer(Fear.Unknown, "Not priced", cost.Lack ?? "one side has no price", []);
        var range = view.ChangeSet.Kind switch
        {
            RequestKind.Create => $"{Platform.Ui.Figures.Whole(after.Minimum)} to {Platform.Ui.Figures.Whole(after.Maximum)}",
            _ => $"{Platform.Ui.Figures.Whole(before.Expected)} to {Platform.Ui.Figures.Whole(after.Expected)}",
        };
        return new Answer(
            cost.Position is BandPosition.Above or BandPosition.AboveAtMaximum ? Fear.Possible : cost.Lack is null ? Fear.No : Fear.Unknown,
            cost.Expected is 0 ? "Unchanged" : $"{Platform.Ui.Figures.Change(cost.Expected!.Value)} a month",
            $"{range}{(cost.Position is { } position ? $", {Word(position)}" : "")}", []);
    }

    private static Answer PolicyOf(ReviewView view)
    {
        if (view.ChangeSet.Judgement is not { Verdict: { } policy }) return new Answer(Fear.Unknown, "Not asked", "it is older than the policies", []);
        var warnings = policy.Findings.Count(finding => finding.Severity is Severity.Warn);
        var denials = policy.Findings.Count - warnings;
        var route = policy.Route.AutoApprovedBy is { } rule ? $"automatic by {rule}"
            : string.Join(", ", policy.Route.Needed.Select(group => $"{group.Approvals} of {group.Group}"));
        return (denials, warnings) switch
        {
            ( > 0, _) => new Answer(Fear.Yes, "Denied", route, []),
            (_, > 0) => new Answer(Fear.Possible, $"{warnings} to accept", route, []),
            _ => new Answer(Fear.No, "No finding", route, []),
        };
    }

    private static Answer FourEyesOf(ReviewView view, Actor reader)
    {
        var (asked, review) = (view.Request.RequesterName, view.Review);
        if (review.AutoApprovedBy is { } rule) return new Answer(Fear.Unknown, "By rule", $"{asked} asked, {rule} approved", []);
        if (review.DecidedBy is { } decider)
            return new Answer(decider == review.Requester ? Fear.Possible : Fear.No, decider == review.Requester ? "Missed" : "Met", $"{asked} asked, {review.DecidedByName} decided", []);
        if (reader.Id == review.Requester) return new Answer(Fear.Possible, "Not yours", $"{asked} asked, somebody else decides", []);
        return new Answer(Fear.No, "Met", $"{asked} asked, {(reader.Is(Role.Approver) ? "you decide" : "an approver decides")}", []);
    }

    internal static string Word(BandPosition position) => position switch
    {
        BandPosition.Below => "below band",
        BandPosition.In => "in band",
        BandPosition.AboveAtMaximum => "above at most",
        BandPosition.Above => "above band",
        _ => throw new ArgumentOutOfRangeException(nameof(position)),
    };
}
