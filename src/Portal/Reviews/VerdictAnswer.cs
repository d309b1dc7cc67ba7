using Portal.CloudFormation.Topology;
using Portal.Domain.ChangeSets;
using Portal.Domain.Reviews;
using Portal.Platform.Api;

namespace Portal.Reviews;

/// <summary>The verdict of a review as the API gives it.</summary>
internal static class VerdictAnswer
{
    public static object Of(ReviewView view, Portal.Domain.Access.Actor reader)
    {
        var verdict = ReviewVerdict.Of(view, reader);
        return new
        {
            outage = Shape(verdict.Outage),
            dataLoss = Shape(verdict.DataLoss),
            cost = Shape(verdict.Cost),
            policy = Shape(verdict.Policy),
            drift = new { verdict.Drift.Answer.Fear, verdict.Drift.Answer.Word, verdict.Drift.Answer.Meaning, resources = verdict.Drift.Answer.LogicalIds, properties = verdict.Drift.Properties.Select(each => new { each.Property.LogicalId, each.Property.Path, each.Property.Declared, each.Property.Actual, each.Overwritten }) },
            fourEyes = Shape(verdict.FourEyes),
        };
    }

    /// <summary>Money in USD a month; null where nothing was estimated.</summary>
    public static object? Cost(CostDelta? cost) => cost is null ? null : new
    {
        before = Range(cost.Before),
        after = Range(cost.After),
        delta = cost is { Before: { } before, After: { } after } ? Range(new CostRange(after.Minimum - before.Minimum, after.Expected - before.Expected, after.Maximum - before.Maximum)) : null,
        cost.Position,
        cost.Lack,
    };

    /// <summary>Null when nothing was approved, refused or sent back before.</summary>
    public static object? Since(SinceApproval since) => since.IsEmpty ? null : new
    {
        approved = since.Approved is { } approved ? new { approved.Id, by = approved.DecidedByName, at = approved.DecidedAt } : null,
        differences = since.Differences,
        refused = since.Refused is { } refused ? new { refused.Code, refused.Message, refused.Differences } : null,
        sentBack = since.SentBack is { } sent ? new { sent.Id, by = sent.DecidedByName, at = sent.DecidedAt, sent.Comment } : null,
    };

    public static IEnumerable<object> Changes(ReviewView view) => ReviewedChange.OfAll(view.ChangeSet.Changes).Select(row => new
    {
        tier = Tiers.Of(row.Change.Type),
        logicalId = row.Change.LogicalId,
        row.Change.Type,
        row.Change.PhysicalId,
        row.Change.Action,
        row.Change.Replacement,
        row.Verdict.Certainty,
        row.Verdict.Reason,
        row.Weighed.Data,
        row.Weighed.Interruption,
        properties = row.Change.Details.Select(detail => new { path = detail.Path ?? detail.Name ?? detail.Attribute, detail.Before, detail.After, detail.RequiresRecreation, detail.Evaluation }),
    });

    private static object Shape(Answer answer) => new { answer.Fear, answer.Word, answer.Meaning, resources = answer.LogicalIds };

    private static object? Range(CostRange? range) => range is null ? null : new { minimum = Money.Usd(range.Minimum), expected = Money.Usd(range.Expected), maximum = Money.Usd(range.Maximum) };
}
