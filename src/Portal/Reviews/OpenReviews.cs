using System.ComponentModel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Domain.Access;
using Portal.Domain.ChangeSets;
using Portal.Domain.Notifications;
using Portal.Domain.Reviews;
using Portal.Platform;
using Portal.Platform.Data;
using Portal.Platform.Jobs;

namespace Portal.Reviews;

/// <summary>Opens a review for every change set that became ready; a policy rule may approve it in the same moment.</summary>
[Description("Opens a review for each change set that became ready")]
public sealed class OpenReviews(JobParts parts, IOptions<PortalSettings> settings) : StageJob<ChangeSet>(parts)
{
    protected override int Workers => 2;

    protected override FormattableString Due(DateTimeOffset now) => $"""
        SELECT c.* FROM change_sets c JOIN requests r ON r.id = c.request_id
        WHERE c.state = 'Ready' AND c.discarded_at IS NULL AND r.state = 'Submitted' AND r.revision = c.revision
          AND NOT EXISTS (SELECT 1 FROM reviews v WHERE v.change_set_id = c.id)
        ORDER BY c.ready_at LIMIT 1 FOR UPDATE OF c SKIP LOCKED
        """;

    protected override async Task LookAsync(PortalDb db, ChangeSet record, CancellationToken ct)
    {
        var request = await db.Requests.AsNoTracking().SingleAsync(r => r.Id == record.RequestId, ct);
        var now = Clock.GetUtcNow();
        if (await StillApprovedAsync(db, record, now, ct) is { } earlier)
        {
            var same = Review.CarryOver(record, earlier, now, RiskOfReview.Of(record));
            db.Reviews.Add(same);
            db.Record(Actor.Portal, "review.carriedOver", same.Id.Value, same.EnvironmentId, $"Digest {same.Digest}, approved in review {earlier.Id} by {earlier.DecidedByName}, holds until {same.ExpiresAt:u}", now);
            return;
        }
        var lasts = TimeSpan.FromHours(settings.Value.Reviews.ExpiresAfterHours);
        var review = Review.Open(record, request.Requester, request.Team, lasts, now, RiskOfReview.Of(record), await WhyAgainAsync(db, record, ct));
        db.Reviews.Add(review);
        db.Record(Actor.Portal, "review.opened", review.Id.Value, review.EnvironmentId, Detail(review), now);
        if (review.AutoApprovedBy is { } rule)
        {
            db.Record(Actor.Portal, "review.approved", review.Id.Value, review.EnvironmentId, $"Digest {review.Digest}, by policy rule {rule}. {review.Comment}", now);
            db.Notify(NotificationEvent.Approved(request.ToConcern(), review.Id, Actor.Portal with { Name = review.DecidedByName! }, review.Comment ?? "", now));
            return;
        }
        db.Notify(NotificationEvent.ReviewWaits(request.ToConcern(), review.Id, review.Lacking, review.ExpiresAt, now));
    }

    private static string Detail(Review review) =>
        $"Digest {review.Digest}, expires {review.ExpiresAt:u}{(review.Needed.Count == 0 ? "" : $", needs {string.Join(", ", review.Needed.Select(group => $"{group.Approvals} of {group.Group}"))}")}. {review.Note}".Trim();

    // A retry that somebody asked for, and an earlier attempt of the same revision whose approval covers it: equal digest, not
    // expired. What came back because CloudFormation held something else is looked at anew, even where it is the same again.
    private static async Task<Review?> StillApprovedAsync(PortalDb db, ChangeSet set, DateTimeOffset now, CancellationToken ct)
    {
        var isRetry = set.Attempt > 1 && await db.Deployments.AnyAsync(d => d.RequestId == set.RequestId && d.RetriedAt != null
            && db.ChangeSets.Any(before => before.Id == d.ChangeSetId && before.Revision == set.Revision && before.Attempt == set.Attempt - 1), ct);
        if (!isRetry) return null;
        var earlier = await db.Reviews.AsNoTracking().Include(review => review.Decisions)
            .Where(review => review.RequestId == set.RequestId && review.State == ReviewState.Approved && review.Digest == set.Digest)
            .OrderByDescending(review => review.OpenedAt).ToListAsync(ct);
        return earlier.Find(review => review.MayCarryOverTo(set, now));
    }

    // Why the change set before this one did not run, as its review or deployment put it.
    private static async Task<string> WhyAgainAsync(PortalDb db, ChangeSet set, CancellationToken ct)
    {
        if (set.Attempt == 1) return "";
        var earlier = await db.ChangeSets.Where(c => c.RequestId == set.RequestId && c.Revision == set.Revision && c.Attempt == set.Attempt - 1).Select(c => c.Id).SingleAsync(ct);
        var before = await db.Reviews.AsNoTracking().FirstOrDefaultAsync(v => v.ChangeSetId == earlier, ct);
        if (before is { State: ReviewState.Lapsed }) return $"Back in review: {before.Note}";
        var deployment = await db.Deployments.AsNoTracking().FirstOrDefaultAsync(d => d.ChangeSetId == earlier, ct);
        return deployment?.Cause is { } cause ? $"Back in review: {cause.Message}" : "";
    }
}
