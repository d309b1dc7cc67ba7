using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Notifications;
using Portal.Domain.Requests;
using Portal.Domain.Reviews;
using Portal.Platform.Data;
using Portal.Platform.Jobs;

namespace Portal.Reviews;

/// <summary>Closes reviews nobody need decide any more: expired ones, and those whose request was withdrawn or revised.</summary>
public sealed class CloseReviews(JobParts parts) : StageJob<Review>(parts)
{
    protected override int Workers => 1;

    protected override FormattableString Due(DateTimeOffset now) => $"""
        SELECT v.*, v.xmin FROM reviews v JOIN requests r ON r.id = v.request_id JOIN change_sets c ON c.id = v.change_set_id
        WHERE v.state = 'Waiting' AND (v.expires_at <= {now} OR r.state = 'Withdrawn' OR r.revision > c.revision)
        ORDER BY v.opened_at LIMIT 1 FOR UPDATE OF v SKIP LOCKED
        """;

    protected override Task<DateTimeOffset?> NextDueAsync(PortalDb db, CancellationToken ct) =>
        db.Reviews.Where(v => v.State == ReviewState.Waiting).MinAsync(v => (DateTimeOffset?)v.ExpiresAt, ct);

    protected override async Task LookAsync(PortalDb db, Review record, CancellationToken ct)
    {
        var request = await db.Requests.AsNoTracking().SingleAsync(r => r.Id == record.RequestId, ct);
        var now = Clock.GetUtcNow();
        if (request.State is RequestState.Submitted && now >= record.ExpiresAt) record.Expire(now);
        else record.Close(now);
        db.Record(Actor.Portal, record.State is ReviewState.Expired ? "review.expired" : "review.closed", record.Id.Value, record.EnvironmentId, "", now);
        if (record.State is ReviewState.Expired)
            db.Notify(NotificationEvent.Expired(request.ToConcern(), record.Id, "Nobody decided in time. The requester can send the request again.", now));
    }
}
