using Portal.Domain.Access;
using Portal.Domain.ChangeSets;
using Portal.Domain.Deployments;
using Portal.Domain.Requests;
using Portal.Domain.Reviews;
using Portal.Platform.Ui;

namespace Portal.Home;

/// <summary>One stop of a request on its way.</summary>
/// <param name="State">Null for a stop that was not reached.</param>
/// <param name="At">When it was reached or left; null when that is not known yet.</param>
/// <param name="Text">Who did it and what came out, in a few words.</param>
public sealed record LineStop(string Title, Status? State, string? Word, DateTimeOffset? At, string Text, string? Href = null);

/// <summary>The way of a request as people see it: submitted, change set, review, deployment, done.</summary>
public static class LineStops
{
    public static IReadOnlyList<LineStop> Of(RequestLine line) => [Submitted(line), ChangeSetStop(line), ReviewStop(line), DeploymentStop(line), End(line)];

    private static LineStop Submitted(RequestLine line)
    {
        var request = line.View.Request;
        return request.State switch
        {
            RequestState.Draft => new("Submitted", Status.Draft, null, request.UpdatedAt, $"{request.RequesterName} is filling it in"),
            RequestState.Withdrawn when request.SubmittedAt is null => new("Submitted", Status.Withdrawn, null, request.UpdatedAt, "withdrawn before it was sent"),
            _ => new("Submitted", Status.Done, "Sent", request.SubmittedAt, $"by {request.RequesterName}{(request.Revision > 1 ? $", revision {request.Revision}" : "")}"),
        };
    }

    private static LineStop ChangeSetStop(RequestLine line)
    {
        const string title = "Change set";
        if (line.View.Request.State is RequestState.Withdrawn && line.ChangeSet is null) return new(title, null, null, null, "not made");
        return line.ChangeSet switch
        {
            null => new(title, line.View.Request.State is RequestState.Submitted ? Status.Pending : null, "Waiting", null, "what exactly would run"),
            { State: ChangeSetState.Ready } set => new(title, Status.Done, "Ready", set.ReadyAt, Changes(set)),
            { State: ChangeSetState.Empty } set => new(title, Status.Done, "Empty", set.ReadyAt ?? set.CreatedAt, "nothing to change"),
            { State: ChangeSetState.Failed } set => new(title, Status.Failed, null, set.CreatedAt, "CloudFormation refused it"),
            var set => new(title, Status.Preparing, null, set.CreatedAt, "CloudFormation computes it"),
        };
    }

    private static string Changes(ChangeSet set) => set.Changes.Count == 0 && set.Plan is { } plan
        ? $"{plan.Steps.Count} {(plan.Steps.Count == 1 ? "step" : "steps")}"
        : $"{set.Changes.Count} {(set.Changes.Count == 1 ? "change" : "changes")}";

    private static LineStop ReviewStop(RequestLine line)
    {
        if (line.Review is not { } review) return new("Review", null, null, null, "by the platform team");
        var href = $"/reviews/{review.Id}";
        return review.State switch
        {
            ReviewState.Waiting => new("Review", Status.InReview, "Waiting", review.OpenedAt, $"for {ApproverGroups.Words(review.Lacking)}", href),
            ReviewState.Approved => new("Review", Status.Approved, null, review.DecidedAt, $"by {review.DecidedByName}", href),
            ReviewState.Rejected => new("Review", Status.Rejected, null, review.DecidedAt, $"by {review.DecidedByName}", href),
            ReviewState.SentBack => new("Review", Status.SentBack, null, review.DecidedAt, $"by {review.DecidedByName}", href),
            ReviewState.Expired => new("Review", Status.Expired, null, review.DecidedAt, "nobody decided in time", href),
            ReviewState.Lapsed => new("Review", Status.Expired, "Lapsed", review.DecidedAt, "approved, not begun in time", href),
            ReviewState.Withdrawn => new("Review", Status.Withdrawn, null, review.DecidedAt, "nobody need decide", href),
            _ => throw new InvalidOperationException($"{review.State} is not a state of a review."),
        };
    }

    private static LineStop DeploymentStop(RequestLine line) => line.Deployment is not { } deployment
        ? new("Deployment", null, null, null, "once approved")
        : new("Deployment", Statuses.Named(deployment.State.ToString()), null, deployment.EndedAt ?? deployment.StartedAt ?? deployment.CreatedAt,
            deployment.StackStatus ?? "waits for its turn", $"/deployments/{deployment.Id}");

    private static LineStop End(RequestLine line)
    {
        var content = line.View.Content;
        if (line.View.Standing.State is not Standing.Done) return new("Done", null, null, null, line.View.Request.Kind is RequestKind.Delete ? "the environment is gone" : "the environment stands");
        var at = line.Deployment?.EndedAt ?? line.ChangeSet?.ReadyAt;
        return line.View.Request.Kind is RequestKind.Delete
            ? new("Done", Status.Done, null, at, $"{content.Name} is deleted")
            : new("Done", Status.Done, null, at, $"{content.Name} stands", $"/environments/{content.Name}");
    }
}
