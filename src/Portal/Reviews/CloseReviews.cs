using System.ComponentModel;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Notifications;
using Portal.Domain.Requests;
using Portal.Domain.Reviews;
using Portal.Platform.Data;
using Portal.Platform.Jobs;

namespace Portal.Reviews;

/// <summary>
/// Closes reviews nobody need decide any more: expired ones, and those whose request was withdrawn or revised. An approval
/// that expired, or missed its window, before anything began lapses; the request goes back to review by a new change set.
/// </summary>
[Description("Closes reviews that expired, or whose request was withdrawn or revised")]
public sealed class CloseReviews(JobParts parts) : StageJob<Review>(parts)
{
    protected override int Workers => 1;

    protected override FormattableString Due(DateTimeOffset now) => $"""
        SELECT v.*, v.xmin FROM reviews v JOIN requests r ON r.id = v.request_id JOIN change_sets c ON c.id = v.change_set_id
        WHERE (v.state = 'Waiting' AND (v.expires_at <= {now} OR r.state = 'Withdrawn' OR r.revision > c.revision))
           OR (v.state = 'Approved' AND (v.expires_at <= {now} OR v.window_end <= {now}) AND r.state = 'Submitted' AND r.revision = c.revision
               AND NOT EXISTS (SELECT 1 FROM deployments d WHERE d.review_id = v.id))
        ORDER BY v.opened_at LIMIT 1 FOR UPDATE OF v SKIP LOCKED
        """;

    protected override Task<DateTimeOffset?> NextDueAsync(PortalDb db, CancellationToken ct)
    {
        var now = Clock.GetUtcNow();
        return db.Reviews
            .Where(v => v.State == ReviewState.Waiting || (v.State == ReviewState.Approved && !db.Deployments.Any(d => d.ReviewId == v.Id)))
            .Select(v => (DateTimeOffset?)(v.State == ReviewState.Approved && v.WindowEnd != null && v.WindowEnd < v.ExpiresAt ? v.WindowEnd.Value : v.ExpiresAt))
            .Where(at => at > now)
            .MinAsync(ct);
    }

    protected override async Task LookAsync(PortalDb db, Review record, CancellationToken ct)
    {
        var request = await db.Requests.AsNoTracking().SingleAsync(r => r.Id == record.RequestId, ct);
        var now = Clock.GetUtcNow();
        if (record.State is ReviewState.Approved)
        {
            // Looked at again under the row's lock: a deployment that another node opened in this moment counts.
            if (!await db.Deployments.AnyAsync(d => d.ReviewId == record.Id, ct)) Lapse(db, record, request, now);
            return;
        }
        if (request.State is RequestState.Submitted && now >= record.ExpiresAt) record.Expire(now);
        else record.Close(now);
        db.Record(Actor.Portal, record.State is ReviewState.Expired ? "review.expired" : "review.closed", record.Id.Value, record.EnvironmentId, "", now);
        if (record.State is ReviewState.Expired)
            db.Notify(NotificationEvent.Expired(request.ToConcern(), record.Id, "Nobody decided in time. The requester can send the request again.", now));
    }

    private static void Lapse(PortalDb db, Review review, EnvironmentRequest request, DateTimeOffset now)
    {
        review.Lapse(now);
        db.Record(Actor.Portal, "review.lapsed", review.Id.Value, review.EnvironmentId, review.Note, now);
        db.Notify(NotificationEvent.WentBackToReview(request.ToConcern(), $"/requests/{request.Id}", review.Note, now));
    }
}
