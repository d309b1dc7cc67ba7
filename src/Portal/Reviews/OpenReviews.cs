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

/// <summary>Opens a review for every change set that became ready.</summary>
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
        var review = Review.Open(record, request.Requester, request.Team, TimeSpan.FromHours(settings.Value.Reviews.ExpiresAfterHours), now);
        db.Reviews.Add(review);
        db.Record(Actor.Portal, "review.opened", review.Id.Value, review.EnvironmentId, $"Digest {review.Digest}, expires {review.ExpiresAt:u}", now);
        db.Notify(NotificationEvent.ReviewWaits(request.ToConcern(), review.Id, review.ExpiresAt, now));
    }
}
