using Portal.Domain;
using Portal.Domain.Reviews;
using Portal.Platform.Api;

namespace Portal.Reviews;

/// <param name="Decision">approve, reject or sendBack.</param>
/// <param name="Digest">The digest that was looked at.</param>
public sealed record DecisionBody(string? Decision, string? Digest, string? Comment);

internal static class ReviewEndpoints
{
    public static void MapReviews(this RouteGroupBuilder api)
    {
        var reviews = api.MapGroup("/reviews").WithTags("Reviews");
        reviews.MapGet("", ListAsync).WithSummary("Reviews, oldest first while waiting");
        reviews.MapGet("/{id}", ReadAsync).WithSummary("One review: digest, expiry, changes, inputs");
        reviews.MapPost("/{id}/decisions", DecideAsync).WithSummary("Approve, reject or send back the digest that was looked at");
    }

    private static async Task<IResult> ListAsync(HttpContext context, ReadReviews read, string? state, int? limit, string? cursor, CancellationToken ct)
    {
        ReviewState? wanted = null;
        if (state is not null)
        {
            if (!Enum.TryParse<ReviewState>(state, ignoreCase: true, out var known) || !char.IsLetter(state[0]))
                return Invalid(new Problem("state", "allowedValues", "There is no such state.", "Choose waiting, approved, rejected, sentBack, expired or withdrawn."));
            wanted = known;
        }
        var page = await read.ListAsync(context.Actor(), wanted, Paging.Limit(limit), cursor, ct);
        return Results.Ok(page.Select(Summary));
    }

    private static async Task<IResult> ReadAsync(HttpContext context, string id, ReadReviews read, ReadSinceApproval since, CancellationToken ct)
    {
        var found = await read.FindAsync(context.Actor(), new ReviewId(id), ct);
        var before = found is Outcome<ReviewView>.Done(var seen) ? await since.RunAsync(seen, ct) : null;
        return ProblemAnswer.From(found, view => Results.Ok(Whole(view, context.Actor(), before!)));
    }

    private static async Task<IResult> DecideAsync(HttpContext context, string id, DecideReview decide, ReadReviews read, ReadSinceApproval since, CancellationToken ct)
    {
        var (body, refusal) = await ReadBody.AsAsync<DecisionBody>(context);
        if (body is null) return refusal!;
        Decision? decision = body.Decision switch
        {
            "approve" => Decision.Approve,
            "reject" => Decision.Reject,
            "sendBack" => Decision.SendBack,
            _ => null,
        };
        if (decision is not { } known) return Invalid(new Problem("decision", "allowedValues", "The decision is not known.", "Choose approve, reject or sendBack."));
        var decided = await decide.RunAsync(context.Actor(), new ReviewId(id), known, body.Digest ?? "", body.Comment ?? "", ct);
        return decided is Outcome<Review>.Done ? await ReadAsync(context, id, read, since, ct) : ProblemAnswer.From(decided, _ => Results.Empty);
    }

    private static IResult Invalid(Problem problem) => ProblemAnswer.From(new Outcome<bool>.Invalid([problem]), _ => Results.Empty);

    private static object Summary(ReviewView view) => new
    {
        view.Review.Id,
        view.Review.State,
        request = view.Request.Id,
        environment = view.Review.EnvironmentId,
        view.Revision.Content.Name,
        view.ChangeSet.Kind,
        requester = new { id = view.Request.Requester, name = view.Request.RequesterName },
        view.Review.Team,
        view.Review.Digest,
        changes = view.ChangeSet.Changes.Count,
        view.Review.OpenedAt,
        view.Review.ExpiresAt,
        decidedBy = view.Review.DecidedByName,
        view.Review.DecidedAt,
        view.Review.Comment,
    };

    private static object Whole(ReviewView view, Portal.Domain.Access.Actor reader, SinceApproval since) => new
    {
        view.Review.Id,
        view.Review.State,
        request = view.Request.Id,
        environment = view.Review.EnvironmentId,
        view.Content.Name,
        view.ChangeSet.Kind,
        requester = new { id = view.Request.Requester, name = view.Request.RequesterName },
        view.Review.Team,
        view.Review.Digest,
        view.Review.OpenedAt,
        view.Review.ExpiresAt,
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
}
