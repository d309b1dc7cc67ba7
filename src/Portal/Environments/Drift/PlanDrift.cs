using System.ComponentModel;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Environments;
using Portal.Platform.Data;
using Portal.Platform.Jobs;

namespace Portal.Environments.Drift;

/// <summary>Gives every standing environment its daily look for drift, and looks again at a drifted one after each deployment.</summary>
[Description("Gives every standing environment its daily look for drift")]
public sealed class PlanDrift(JobParts parts) : StageJob<ManagedEnvironment>(parts)
{
    protected override int Workers => 2;

    protected override FormattableString Due(DateTimeOffset now) => $"""
        SELECT e.*, e.xmin FROM environments e LEFT JOIN environment_drifts d ON d.environment_id = e.id
        WHERE (e.state = 'Ready' AND e.stack_id <> '' AND (d.environment_id IS NULL OR d.after <> e.last_deployment_id))
           OR (e.state = 'Deleted' AND d.next_look_at IS NOT NULL)
        ORDER BY e.id LIMIT 1 FOR UPDATE OF e SKIP LOCKED
        """;

    protected override async Task LookAsync(PortalDb db, ManagedEnvironment record, CancellationToken ct)
    {
        var now = Clock.GetUtcNow();
        var drift = await db.Drifts.FirstOrDefaultAsync(d => d.EnvironmentId == record.Id, ct);
        if (drift is null)
        {
            db.Drifts.Add(EnvironmentDrift.Of(record, now));
            db.Record(Actor.Portal, "drift.planned", record.Id.Value, record.Id, "Looked at for drift once a day", now);
        }
        else if (record.State is EnvironmentState.Deleted) drift.Stop();
        else drift.Outdated(record.LastDeploymentId, now);
    }
}
