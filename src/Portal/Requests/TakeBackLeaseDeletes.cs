using System.ComponentModel;
using Portal.Domain.Access;
using Portal.Domain.Requests;
using Portal.Platform.Data;
using Portal.Platform.Jobs;

namespace Portal.Requests;

/// <summary>Takes back the delete that the portal asked for, once the lease was extended and while nothing of it has begun.</summary>
[Description("Takes back the delete of an environment whose lease was extended")]
public sealed class TakeBackLeaseDeletes(JobParts parts) : StageJob<EnvironmentRequest>(parts)
{
    protected override int Workers => 1;

    protected override FormattableString Due(DateTimeOffset now) => $"""
        SELECT r.*, r.xmin FROM requests r JOIN leases l ON l.id = r.environment_id JOIN request_standings s ON s.request_id = r.id
        WHERE r.kind = 'Delete' AND r.requester = {Actor.Portal.Id.Value} AND r.state = 'Submitted' AND l.ended_at IS NULL
          AND s.state IN ('Submitted', 'Preparing', 'InReview', 'Approved')
        ORDER BY r.id LIMIT 1 FOR UPDATE OF r SKIP LOCKED
        """;

    protected override Task LookAsync(PortalDb db, EnvironmentRequest record, CancellationToken ct)
    {
        var now = Clock.GetUtcNow();
        record.Withdraw(now);
        db.Record(Actor.Portal, "request.withdrawn", record.Id.Value, record.EnvironmentId, $"{record.Content.Name}: its lease was extended", now);
        return Task.CompletedTask;
    }
}
