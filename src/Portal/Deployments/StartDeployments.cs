using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Deployments;
using Portal.Domain.Requests;
using Portal.Domain.Reviews;
using Portal.Platform.Data;
using Portal.Platform.Jobs;
using Portal.Requests;

namespace Portal.Deployments;

/// <summary>Begins a deployment for every approved review, one at a time per environment.</summary>
public sealed class StartDeployments(JobParts parts) : StageJob<Review>(parts)
{
    protected override int Workers => 1;

    protected override FormattableString Due(DateTimeOffset now) => $"""
        SELECT v.*, v.xmin FROM reviews v JOIN requests r ON r.id = v.request_id JOIN change_sets c ON c.id = v.change_set_id
        WHERE v.state = 'Approved' AND r.state = 'Submitted' AND r.revision = c.revision
          AND NOT EXISTS (SELECT 1 FROM deployments d WHERE d.review_id = v.id)
          AND NOT EXISTS (SELECT 1 FROM deployments d WHERE d.environment_id = v.environment_id AND d.state IN ('Pending', 'InProgress'))
        ORDER BY v.decided_at LIMIT 1 FOR UPDATE OF v SKIP LOCKED
        """;

    protected override async Task LookAsync(PortalDb db, Review record, CancellationToken ct)
    {
        // Held against a withdrawal in the same moment.
        var request = await RequestLock.TakeAsync(db, record.RequestId, ct);
        if (request is not { State: RequestState.Submitted }) return;
        var set = await db.ChangeSets.AsNoTracking().SingleAsync(c => c.Id == record.ChangeSetId, ct);
        var now = Clock.GetUtcNow();
        var deployment = Deployment.Of(record.Id, set, now);
        db.Deployments.Add(deployment);
        db.Record(Actor.Portal, "deployment.opened", deployment.Id.Value, deployment.EnvironmentId, $"Review {record.Id}, digest {record.Digest}", now);
    }
}
