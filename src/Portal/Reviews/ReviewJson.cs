using Portal.Domain.Access;
using Portal.Domain.Reviews;

namespace Portal.Reviews;

/// <summary>Reviews as the API shows them.</summary>
internal static class ReviewJson
{
    public static object Summary(ReviewView view) => new
    {
        view.Review.Id,
        view.Review.State,
        view.Review.Risk,
        request = view.Request.Id,
        environment = view.Review.EnvironmentId,
        view.Revision.Content.Name,
        view.ChangeSet.Kind,
        requester = new { id = view.Request.Requester, name = view.Request.RequesterName },
        view.Review.Team,
        view.Review.Digest,
        changes = view.ChangeSet.Changes.Count,
        waitsForGroups = view.Review.State is ReviewState.Waiting ? view.Review.Lacking : [],
        view.Review.AutoApprovedBy,
        view.Review.OpenedAt,
        view.Review.ExpiresAt,
        decidedBy = view.Review.DecidedByName,
        view.Review.DecidedAt,
        view.Review.Comment,
    };

    public static object Whole(ReviewView view, Actor reader, SinceApproval since) => new
    {
        view.Review.Id,
        view.Review.State,
        view.Review.Risk,
        request = view.Request.Id,
        environment = view.Review.EnvironmentId,
        view.Content.Name,
        view.ChangeSet.Kind,
        requester = new { id = view.Request.Requester, name = view.Request.RequesterName },
        view.Review.Team,
        view.Review.Digest,
        view.Review.OpenedAt,
        view.Review.ExpiresAt,
        route = view.Review.Needed.Select(group => new { group.Group, group.Approvals, given = view.Review.Approvals(group.Group), group.Rules }),
        waitsForGroups = view.Review.State is ReviewState.Waiting ? view.Review.Lacking : [],
        view.Review.AutoApprovedBy,
        decisions = view.Review.Decisions.Select(Decision),
        window = view.Review.Window,
        mustConfirm = view.MustConfirm,
        waitsFor = view.WaitsFor,
        backInReview = view.Review.Note,
        decidedBy = view.Review.DecidedByName,
        view.Review.DecidedAt,
        view.Review.Comment,
        changeSet = new { view.ChangeSet.Id, view.ChangeSet.Arn, view.ChangeSet.StackName, view.ChangeSet.StackId, view.ChangeSet.ReadyAt },
        product = new { product = view.Content.Product, version = view.Content.ProductVersion, hash = view.Revision.ProductHash },
        view.Content.Note,
        parameters = view.Parameters,
        tags = view.ChangeSet.Rendered?.Tags,
        capabilities = view.ChangeSet.Rendered?.Capabilities,
        verdict = VerdictAnswer.Of(view, reader),
        cost = VerdictAnswer.Cost(view.ChangeSet.Judgement?.Cost),
        since = VerdictAnswer.Since(since),
        changes = VerdictAnswer.Changes(view),
        view.ChangeSet.Plan,
    };

    private static object Decision(ReviewDecision made) => new
    {
        made.Group,
        by = made.ByName,
        inPlaceOf = made.InPlaceOfName,
        made.Decision,
        made.Comment,
        made.Fields,
        made.At,
        made.Digest,
    };
}
