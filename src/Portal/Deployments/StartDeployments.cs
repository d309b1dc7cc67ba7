using System.ComponentModel;
using Microsoft.EntityFrameworkCore;
using Portal.Domain;
using Portal.Domain.Access;
using Portal.Domain.Deployments;
using Portal.Domain.Requests;
using Portal.Domain.Reviews;
using Portal.Platform.Data;
using Portal.Platform.Jobs;
using Portal.Requests;

namespace Portal.Deployments;

/// <summary>
/// Begins a deployment for every approved review, one at a time per environment: while the approval holds, inside its
/// change window, and where nothing is frozen.
/// </summary>
[Description("Begins a deployment for each approved review")]
public sealed class StartDeployments(JobParts parts) : StageJob<Review>(parts)
{
    protected override int Workers => 1;

    protected override FormattableString Due(DateTimeOffset now) => $"""
        SELECT v.*, v.xmin FROM reviews v JOIN requests r ON r.id = v.request_id JOIN change_sets c ON c.id = v.change_set_id
        WHERE v.state = 'Approved' AND r.state = 'Submitted' AND r.held_by IS NULL AND r.revision = c.revision
          AND v.expires_at > {now} AND (v.window_start IS NULL OR (v.window_start <= {now} AND v.window_end > {now}))
          AND NOT EXISTS (
              SELECT 1 FROM freezes f WHERE f.lifted_at IS NULL AND f.starts_at <= {now} AND (f.ends_at IS NULL OR f.ends_at > {now})
                AND (f.scope = 'Everything' OR (f.scope = 'Account' AND f.account = c.account) OR (f.scope = 'Environment' AND f.environment_id = v.environment_id)))
          AND NOT EXISTS (SELECT 1 FROM deployments d WHERE d.review_id = v.id)
          AND NOT EXISTS (SELECT 1 FROM deployments d WHERE d.environment_id = v.environment_id AND d.state IN ('Pending', 'InProgress'))
        ORDER BY v.decided_at LIMIT 1 FOR UPDATE OF v SKIP LOCKED
        """;

    // When the next window opens or the next freeze ends.
    protected override async Task<DateTimeOffset?> NextDueAsync(PortalDb db, CancellationToken ct)
    {
        var now = Clock.GetUtcNow();
        var window = await db.Reviews.Where(v => v.State == ReviewState.Approved && v.WindowStart > now).MinAsync(v => v.WindowStart, ct);
        var thaw = await db.Freezes.Where(f => f.LiftedAt == null && f.EndsAt > now).MinAsync(f => f.EndsAt, ct);
        return window is null || thaw < window ? thaw : window;
    }

    protected override async Task LookAsync(PortalDb db, Review record, CancellationToken ct)
    {
        // Held against a withdrawal in the same moment.
        var request = await RequestLock.TakeAsync(db, record.RequestId, ct);
        if (request is not { State: RequestState.Submitted, HeldBy: null }) return;
        var set = await db.ChangeSets.AsNoTracking().SingleAsync(c => c.Id == record.ChangeSetId, ct);
        var now = await AfterTheLastAsync(db, record.EnvironmentId, ct);
        var deployment = Deployment.Of(record.Id, set, now);
        db.Deployments.Add(deployment);
        db.Record(Actor.Portal, "deployment.opened", deployment.Id.Value, deployment.EnvironmentId, $"Review {record.Id}, digest {record.Digest}", now);
    }

    // Which deployment of an environment is the newest is told by when it was made. One that a node with a fast clock made
    // must not stay the newest when another follows it.
    private async Task<DateTimeOffset> AfterTheLastAsync(PortalDb db, EnvironmentId environment, CancellationToken ct)
    {
        var (now, last) = (Clock.GetUtcNow(), await db.Deployments.Where(d => d.EnvironmentId == environment).MaxAsync(d => (DateTimeOffset?)d.CreatedAt, ct));
        return last >= now ? last.Value.AddMilliseconds(1) : now;
    }
}
