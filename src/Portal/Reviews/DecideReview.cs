using Microsoft.EntityFrameworkCore;
using Portal.Domain;
using Portal.Domain.Access;
using Portal.Domain.Notifications;
using Portal.Domain.Requests;
using Portal.Domain.Reviews;
using Portal.Platform.Data;

namespace Portal.Reviews;

/// <summary>A person approves, rejects or sends back; the decision names the digest that was on the screen.</summary>
public sealed class DecideReview(IDbContextFactory<PortalDb> dbs, TimeProvider clock)
{
    // Approvers of different groups may press in the same moment, and each of them counts.
    private const int MostTries = 4;

    internal DateTimeOffset Now => clock.GetUtcNow();

    public async Task<Outcome<Review>> RunAsync(Actor actor, ReviewId id, AskedDecision asked, CancellationToken ct)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await TryAsync(actor, id, asked, ct);
            }
            catch (DbUpdateException lost) when (tries < MostTries && Overtaken.Is(lost))
            {
                // Somebody was faster: what they decided is read, and told by name if nothing is left to decide.
            }
        }
    }

    private async Task<Outcome<Review>> TryAsync(Actor actor, ReviewId id, AskedDecision asked, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var review = await db.Reviews.Include(r => r.Decisions.OrderBy(decision => decision.Number)).FirstOrDefaultAsync(r => r.Id == id, ct);
        var standIns = await ReadDelegations.ToAsync(db, actor.Id, ct);
        var now = clock.GetUtcNow();
        if (review is null || !MaySeeReview.Of(actor, review, standIns, now)) return new Outcome<Review>.NotFound("There is no such review, or it is another team's.");
        if (asked.Check(now) is { Count: > 0 } problems) return new Outcome<Review>.Invalid(problems);
        if (review.WhyNot(actor, now, standIns) is { } why)
            return review.IsNotFor(actor, now, standIns) ? new Outcome<Review>.Forbidden(why) : new Outcome<Review>.Conflict(why);
        if (asked.Digest != review.Digest) return new Outcome<Review>.Conflict("The digest is not the one under review: the change set was made anew. Read the review again before deciding.");
        var request = await db.Requests.AsNoTracking().SingleAsync(r => r.Id == review.RequestId, ct);
        if (request.State is not RequestState.Submitted) return new Outcome<Review>.Conflict($"{request.RequesterName} has withdrawn the request.");
        if (asked.Decision is Decision.Approve && await CheckApprovalAsync(db, review, request, asked, now, ct) is { } wrong) return new Outcome<Review>.Invalid([wrong]);
        var fields = asked.Fields.ToDictionary(field => field.Key, field => field.Value.Trim());
        review.Decide(asked.Decision, actor, asked.Comment.Trim(), now, new DecisionParts(standIns, asked.Window, fields));
        Tell(db, review, request, actor, now);
        await db.SaveChangesAsync(ct);
        return review;
    }

    private static async Task<Problem?> CheckApprovalAsync(PortalDb db, Review review, EnvironmentRequest request, AskedDecision asked, DateTimeOffset now, CancellationToken ct)
    {
        if (asked.Window is { } window)
        {
            if (window.End > now + review.Lasts)
                return new Problem("window.end", "range", $"An approval holds for {review.Lasts.TotalHours:0.#} hours, and the change window ends after that.", $"Choose an end before {now + review.Lasts:u}.");
            if (review.Window is { } before && before.With(window) is null)
                return new Problem("window", "range", $"Approved before for {before.Words}, which this change window does not meet.", "Choose one that overlaps it.");
        }
        var set = await db.ChangeSets.AsNoTracking().SingleAsync(c => c.Id == review.ChangeSetId, ct);
        // Weighed again from the change set: whether a name has to be typed must not hang on what a page sent.
        if (!RiskOfReview.Of(set).MustConfirm() || asked.Confirm?.Trim() == request.Content.Name) return null;
        return string.IsNullOrWhiteSpace(asked.Confirm)
            ? new Problem("confirm", "required", "Data is at stake here, so the approval has to be confirmed.", $"Type the environment's name: {request.Content.Name}.")
            : new Problem("confirm", "mismatch", "That is not the environment's name.", $"Type {request.Content.Name}.");
    }

    private static void Tell(PortalDb db, Review review, EnvironmentRequest request, Actor actor, DateTimeOffset now)
    {
        var made = review.Decisions[^1];
        var (stays, comment) = (review.State is ReviewState.Waiting, made.Comment);
        var of = $"for group {made.Group}{(made.InPlaceOfName is { } member ? $" in the place of {member}" : "")}";
        var left = stays ? $" It waits for {ApproverGroups.Words(review.Lacking)}." : "";
        var window = review.Window is { } set && made.Decision is Decision.Approve ? $" To begin from {set.Words}." : "";
        var fields = made.Fields.Count == 0 ? "" : $" {string.Join(" ", made.Fields.Select(field => $"{field.Key}: {field.Value}"))}";
        db.Record(actor, $"review.{Verb(made.Decision)}", review.Id.Value, review.EnvironmentId, $"Digest {made.Digest}, {of}.{window}{left} {comment}{fields}".Trim(), now);
        if (!stays) db.Notify(Told(made.Decision)(request.ToConcern(), review.Id, actor, comment, now));
    }

    private static Func<Concern, ReviewId, Actor, string, DateTimeOffset, NotificationEvent> Told(Decision decision) => decision switch
    {
        Decision.Approve => NotificationEvent.Approved,
        Decision.Reject => NotificationEvent.Rejected,
        Decision.SendBack => NotificationEvent.SentBack,
        _ => throw new ArgumentOutOfRangeException(nameof(decision)),
    };

    private static string Verb(Decision decision) => decision switch
    {
        Decision.Approve => "approved",
        Decision.Reject => "rejected",
        Decision.SendBack => "sentBack",
        _ => throw new ArgumentOutOfRangeException(nameof(decision)),
    };
}
