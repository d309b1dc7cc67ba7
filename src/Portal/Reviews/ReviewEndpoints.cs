using Portal.Domain;
using Portal.Domain.Reviews;
using Portal.Platform.Access.Tokens;
using Portal.Platform.Api;
using Portal.Platform.Api.OpenApi;

namespace Portal.Reviews;

/// <param name="Decision">approve, reject or sendBack.</param>
/// <param name="Digest">The digest that was looked at.</param>
/// <param name="Fields">Comments by the path of a field, such as <c>inputs.DbBackupDays</c>; with sendBack.</param>
/// <param name="Window">When it may begin; with approve.</param>
/// <param name="Confirm">The environment's name, where the review says <c>mustConfirm</c>; with approve.</param>
public sealed record DecisionBody(string? Decision, string? Digest, string? Comment, Dictionary<string, string>? Fields, WindowBody? Window, string? Confirm);

public sealed record WindowBody(DateTimeOffset? Start, DateTimeOffset? End);

/// <summary>Approvals of several reviews that are safe.</summary>
public sealed record BatchBody(List<BatchItemBody>? Approve, string? Comment);

public sealed record BatchItemBody(string? Review, string? Digest);

internal static class ReviewEndpoints
{
    public static void MapReviews(this RouteGroupBuilder api)
    {
        var reviews = api.MapGroup("/reviews").WithTags("Reviews");
        reviews.MapGet("", ListAsync).WithSummary("Reviews, oldest first while waiting; sort=risk puts the worst first; mine=true are those you may decide");
        reviews.MapGet("/{id}", ReadAsync).WithSummary("One review: digest, expiry, changes, inputs, who has to approve and who did");
        reviews.MapGet("/{id}/quotas", async (HttpContext context, string id, ReadReviewQuotas read, CancellationToken ct) =>
            ProblemAnswer.From(await read.RunAsync(context.Actor(), new ReviewId(id), ct), findings => Results.Ok(new
            {
                items = findings.Select(finding => new { finding.State, finding.Sentence, finding.Use.Fact.Title, finding.Use.Fact.Service, finding.Use.Fact.Code, finding.Zone, finding.Needed, finding.Use.Limit, finding.Left }),
            }))).WithSummary("Whether the account has room for what it adds: quota by quota, what is short first");
        reviews.MapPost("/{id}/decisions", DecideAsync).Takes<DecisionBody>().For(TokenScope.Approve).WithSummary("Approve, reject or send back the digest that was looked at");
        reviews.MapPost("/decisions", BatchAsync).Takes<BatchBody>().For(TokenScope.Approve).WithSummary("Approve several reviews without risk, each by its own digest");
    }

    private static async Task<IResult> ListAsync(
        HttpContext context, ReadReviews read, string? state, string? team, bool? mine, string? sort, int? limit, string? cursor, CancellationToken ct)
    {
        ReviewState? wanted = null;
        if (state is not null)
        {
            if (EnumWord.Of<ReviewState>(state) is not { } known)
                return Invalid(new Problem("state", "allowedValues", "There is no such state.", "Choose waiting, approved, rejected, sentBack, expired, withdrawn or lapsed."));
            wanted = known;
        }
        ReviewOrder? order = sort switch
        {
            null => wanted is ReviewState.Waiting ? ReviewOrder.Oldest : ReviewOrder.Newest,
            "risk" => ReviewOrder.Risk,
            "oldest" => ReviewOrder.Oldest,
            "newest" => ReviewOrder.Newest,
            _ => null,
        };
        if (order is null) return Invalid(new Problem("sort", "allowedValues", "There is no such order.", "Choose risk, oldest or newest."));
        var page = await read.ListAsync(context.Actor(), new ReviewQuery(wanted, Mine: mine ?? false, Team: team) { Order = order }, Paging.Limit(limit), cursor, ct);
        return Results.Ok(page.Select(ReviewJson.Summary));
    }

    private static async Task<IResult> ReadAsync(HttpContext context, string id, ReadReviews read, ReadSinceApproval since, CancellationToken ct)
    {
        var found = await read.FindAsync(context.Actor(), new ReviewId(id), ct);
        var before = found is Outcome<ReviewView>.Done(var seen) ? await since.RunAsync(seen, ct) : null;
        return ProblemAnswer.From(found, view => Results.Ok(ReviewJson.Whole(view, context.Actor(), before!)));
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
        if (body.Window is { Start: null } or { End: null }) return Invalid(new Problem("window", "required", "A change window has a start and an end.", "Send both."));
        var decided = await decide.RunAsync(context.Actor(), new ReviewId(id), new AskedDecision(known, body.Digest ?? "", body.Comment ?? "")
        {
            Window = body.Window is { Start: { } start, End: { } end } ? new ChangeWindow(start.ToUniversalTime(), end.ToUniversalTime()) : null,
            Confirm = body.Confirm,
            Fields = body.Fields?.ToDictionary(field => field.Key, field => field.Value ?? "") ?? [],
        }, ct);
        return decided is Outcome<Review>.Done ? await ReadAsync(context, id, read, since, ct) : ProblemAnswer.From(decided, _ => Results.Empty);
    }

    private static async Task<IResult> BatchAsync(HttpContext context, BatchApproval batch, CancellationToken ct)
    {
        var (body, refusal) = await ReadBody.AsAsync<BatchBody>(context);
        if (body is null) return refusal!;
        if (body.Approve is not { Count: > 0 and <= BatchApproval.Most } asked || asked.Contains(null!))
            return Invalid(new Problem("approve", "count", $"Between 1 and {BatchApproval.Most} reviews are approved at once.", "Send each with its id as review and its digest."));
        var items = asked.Select(item => new BatchItem(new ReviewId(item.Review ?? ""), item.Digest ?? "")).ToList();
        var results = await batch.RunAsync(context.Actor(), items, body.Comment ?? "", ct);
        return Results.Ok(new { items = results.Select(result => new { review = result.Review, approved = result.Why is null, result.State, result.Why }) });
    }

    private static IResult Invalid(Problem problem) => ProblemAnswer.From(new Outcome<bool>.Invalid([problem]), _ => Results.Empty);
}
