using System.ComponentModel;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.ChangeSets;
using Portal.Domain.Environments;
using Portal.Domain.Requests;
using Portal.Platform.Data;
using Portal.Platform.Jobs;

namespace Portal.ChangeSets;

/// <summary>
/// Finds submitted requests whose current revision has no change set, those whose approved change set turned out to be
/// gone or different when it was about to run, those whose approval ran out before that, and those whose failed
/// deployment somebody wants tried again: all get a new one.
/// </summary>
[Description("Opens a change set for each submitted request")]
public sealed class OpenChangeSets(JobParts parts) : StageJob<EnvironmentRequest>(parts)
{
    protected override int Workers => 2;

    protected override FormattableString Due(DateTimeOffset now) => $"""
        SELECT r.*, r.xmin FROM requests r
        WHERE r.state = 'Submitted' AND (
            NOT EXISTS (SELECT 1 FROM change_sets c WHERE c.request_id = r.id AND c.revision = r.revision)
            OR EXISTS (
                SELECT 1 FROM deployments d JOIN change_sets c ON c.id = d.change_set_id
                WHERE c.request_id = r.id AND c.revision = r.revision AND (d.cause->>'code' IN ('digestChanged', 'changeSetGone', 'approvalLapsed') OR d.retried_at IS NOT NULL)
                  AND NOT EXISTS (SELECT 1 FROM change_sets later WHERE later.request_id = r.id AND later.revision = r.revision AND later.attempt > c.attempt))
            OR EXISTS (
                SELECT 1 FROM reviews v JOIN change_sets c ON c.id = v.change_set_id
                WHERE c.request_id = r.id AND c.revision = r.revision AND v.state = 'Lapsed'
                  AND NOT EXISTS (SELECT 1 FROM change_sets later WHERE later.request_id = r.id AND later.revision = r.revision AND later.attempt > c.attempt)))
        ORDER BY r.submitted_at LIMIT 1 FOR UPDATE OF r SKIP LOCKED
        """;

    protected override async Task LookAsync(PortalDb db, EnvironmentRequest record, CancellationToken ct)
    {
        var revision = await db.Revisions.SingleAsync(r => r.RequestId == record.Id && r.Number == record.Revision, ct);
        var attempt = 1 + await db.ChangeSets.CountAsync(c => c.RequestId == record.Id && c.Revision == record.Revision, ct);
        var stackName = await db.Environments.Where(e => e.Id == record.EnvironmentId && e.State != EnvironmentState.Deleted).Select(e => e.StackName).FirstOrDefaultAsync(ct)
            ?? revision.Content.Name;
        var now = Clock.GetUtcNow();
        var set = ChangeSet.For(record, revision, attempt, stackName, now);
        db.ChangeSets.Add(set);
        db.Record(Actor.Portal, "changeSet.opened", set.Id.Value, set.EnvironmentId, $"For revision {revision.Number} of {record.Id}, attempt {attempt}", now);
    }
}
