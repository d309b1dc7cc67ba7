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
    public const int LongestComment = 4000;

    public async Task<Outcome<Review>> RunAsync(Actor actor, ReviewId id, Decision decision, string digest, string comment, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var review = await db.Reviews.FirstOrDefaultAsync(r => r.Id == id, ct);
        if (review is null || !actor.Sees(review.Team)) return new Outcome<Review>.NotFound("There is no such review, or it is another team's.");
        if (Check(decision, digest, comment) is { Count: > 0 } problems) return new Outcome<Review>.Invalid(problems);
        var now = clock.GetUtcNow();
        if (!actor.Is(Role.Approver) || actor.Id == review.Requester) return new Outcome<Review>.Forbidden(review.WhyNot(actor, now)!);
        if (review.WhyNot(actor, now) is { } why) return new Outcome<Review>.Conflict(why);
        if (digest != review.Digest) return new Outcome<Review>.Conflict("The digest is not the one under review: the change set was made anew. Read the review again before deciding.");
        var request = await db.Requests.AsNoTracking().SingleAsync(r => r.Id == review.RequestId, ct);
        if (request.State is not RequestState.Submitted) return new Outcome<Review>.Conflict($"{request.RequesterName} has withdrawn the request.");
        review.Decide(decision, actor, comment.Trim(), now);
        db.Record(actor, $"review.{Verb(decision)}", review.Id.Value, review.EnvironmentId, $"Digest {digest}. {comment.Trim()}", now);
        db.Notify(Told(decision)(request.ToConcern(), review.Id, actor, comment.Trim(), now));
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new Outcome<Review>.Conflict("Somebody else decided this review in the same moment. Read it again.");
        }
        return review;
    }

    private static List<Problem> Check(Decision decision, string digest, string comment)
    {
        var problems = new List<Problem>();
        if (digest.Length == 0) problems.Add(new Problem("digest", "required", "The decision names no digest.", "Send the digest that the review shows."));
        if (decision is not Decision.Approve && string.IsNullOrWhiteSpace(comment))
            problems.Add(new Problem("comment", "required", "There is no comment.", "Say in a sentence what the requester should change."));
        if (comment.Length > LongestComment) problems.Add(new Problem("comment", "length", $"The comment has {comment.Length} characters; {LongestComment} are kept.", "Shorten it."));
        return problems;
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
