using System.ComponentModel;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Environments;
using Portal.Domain.Requests;
using Portal.Platform.Data;
using Portal.Platform.Jobs;

namespace Portal.Requests;

/// <summary>
/// Asks, for the team that owns it, for the delete of an environment whose lease has ended: a request like any other,
/// with a plan that people review. Once for each end; declined, it is not asked again before the next.
/// </summary>
[Description("Asks for the delete of environments whose lease has ended")]
public sealed class AskForLeaseDeletes(JobParts parts) : StageJob<Lease>(parts)
{
    protected override int Workers => 1;

    protected override FormattableString Due(DateTimeOffset now) => $"""
        SELECT l.*, l.xmin FROM leases l JOIN environments e ON e.id = l.id
        WHERE l.ended_at IS NOT NULL AND l.deletes AND e.state NOT IN ('Deleted', 'Deleting')
          AND NOT EXISTS (SELECT 1 FROM requests r JOIN request_standings s ON s.request_id = r.id
              WHERE r.environment_id = l.id AND s.state IN ('Submitted', 'Preparing', 'InReview', 'Approved', 'Deploying'))
          AND NOT EXISTS (SELECT 1 FROM requests r WHERE r.environment_id = l.id AND r.kind = 'Delete' AND r.requester = {Actor.Portal.Id.Value} AND r.created_at >= l.ended_at)
        ORDER BY l.ended_at LIMIT 1 FOR UPDATE OF l SKIP LOCKED
        """;

    protected override async Task LookAsync(PortalDb db, Lease record, CancellationToken ct)
    {
        // Held like a submit: two for one environment must not pass side by side.
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended('submit', 0))", ct);
        if (await StartRequest.OpenRequestAsync(db, record.Id, null, ct) is { } other)
            throw new InvalidOperationException($"Request {other} came in between; the delete of {record.Id} waits for its end.");
        var environment = await db.Environments.AsNoTracking().SingleAsync(e => e.Id == record.Id, ct);
        var now = Clock.GetUtcNow();
        var content = environment.Content with { Note = $"The lease ended on {record.EndsAt:yyyy-MM-dd HH:mm} UTC and nobody extended it.", Delete = DeleteChoices.None };
        var request = EnvironmentRequest.StartDraft(RequestKind.Delete, record.Id, content, Actor.Portal with { Team = environment.Team }, now);
        var revision = request.Submit(environment.ProductHash, now);
        db.Requests.Add(request);
        db.Revisions.Add(revision);
        db.Record(Actor.Portal, "request.submitted", request.Id.Value, record.Id, $"Delete {environment.Name}: its lease has ended", now);
    }
}
