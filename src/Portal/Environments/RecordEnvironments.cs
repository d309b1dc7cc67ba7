using System.ComponentModel;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Deployments;
using Portal.Domain.Environments;
using Portal.Domain.Notifications;
using Portal.Domain.Requests;
using Portal.Environments.Leases;
using Portal.Platform.Data;
using Portal.Platform.Jobs;

namespace Portal.Environments;

/// <summary>
/// Brings each environment's record to where its newest deployment stands, with the stack's outputs and resources once it
/// ended. Where an account can't be reached its environments wait, and no others.
/// </summary>
[Description("Brings environments to where their newest deployment stands")]
public sealed class RecordEnvironments(JobParts parts, CloudFormationOfEnvironments cloudFormation, ReadLeaseTerms terms) : StageJob<Deployment>(parts)
{
    protected override int Workers => 4;

    protected override FormattableString Due(DateTimeOffset now) => $"""
        SELECT d.*, d.xmin FROM deployments d LEFT JOIN environments e ON e.id = d.environment_id
        WHERE ((e.id IS NULL AND d.started_at IS NOT NULL) OR e.last_deployment_id <> d.id OR e.last_deployment_state <> d.state)
          AND NOT EXISTS (SELECT 1 FROM account_places p WHERE p.id = d.account || '/' || d.region AND p.state = 'Unreachable')
          AND NOT EXISTS (SELECT 1 FROM deployments later WHERE later.environment_id = d.environment_id AND later.created_at > d.created_at)
        ORDER BY d.created_at LIMIT 1 FOR UPDATE OF d SKIP LOCKED
        """;

    protected override async Task LookAsync(PortalDb db, Deployment record, CancellationToken ct)
    {
        var request = await db.Requests.AsNoTracking().SingleAsync(r => r.Id == record.RequestId, ct);
        var set = await db.ChangeSets.AsNoTracking().Where(c => c.Id == record.ChangeSetId).Select(c => c.Revision).SingleAsync(ct);
        var revision = await db.Revisions.AsNoTracking().SingleAsync(r => r.RequestId == record.RequestId && r.Number == set, ct);
        var now = Clock.GetUtcNow();
        var environment = await db.Environments.FirstOrDefaultAsync(e => e.Id == record.EnvironmentId, ct);
        if (environment is null)
        {
            environment = ManagedEnvironment.From(request, revision, record, now);
            db.Environments.Add(environment);
        }
        environment.Follow(record, revision, now);
        if (record.IsOver && environment.State is not EnvironmentState.Deleted && await cloudFormation.ViewAsync(environment, ct) is { } view)
            environment.Saw(view.Outputs, view.Resources, now);
        db.Record(Actor.Portal, "environment.recorded", environment.Id.Value, environment.Id, $"{environment.State} after {record.Id}", now);
        if (record is { Kind: RequestKind.Create, State: DeploymentState.Succeeded }) await BeginLeaseAsync(db, environment, now, ct);
        if (environment.State is EnvironmentState.Deleted) db.Notify(NotificationEvent.Deleted(request.ToConcern(), now));
    }

    // From when it stands: the time it took to build does not count.
    private async Task BeginLeaseAsync(PortalDb db, ManagedEnvironment environment, DateTimeOffset now, CancellationToken ct)
    {
        if (await db.Leases.AnyAsync(l => l.Id == environment.Id, ct)) return;
        if ((environment.Content.LeaseDays ?? (await terms.OfAsync(environment, ct)).DefaultDays) is not { } days) return;
        db.Leases.Add(Lease.Begin(environment.Id, days, now));
        db.Record(Actor.Portal, "lease.began", environment.Id.Value, environment.Id, $"{days} days", now, null, null);
    }
}
