using System.ComponentModel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Domain.ChangeSets;
using Portal.Platform;
using Portal.Platform.Data;
using Portal.Platform.Jobs;

namespace Portal.ChangeSets;

/// <summary>Looks at the drift detection that was asked for when a change set became ready, until it is over or takes too long.</summary>
[Description("Looks for drift beside a change set that is reviewed")]
public sealed class SeeDrift(JobParts parts, DriftOfChangeSets detect, IOptions<PortalSettings> settings) : LookedJob<ChangeSet>(parts)
{
    /// <summary>A detection goes through a stack of 200 resources in a few minutes; what takes longer hangs.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    protected override FormattableString Due(DateTimeOffset now) => $"""
        SELECT c.* FROM change_sets c WHERE c.next_look_at <= {now} AND c.state = 'Ready' AND c.discarded_at IS NULL
          -- A ready one is also looked at again when it could not be cleared away: that is another job's.
          AND c.judgement->'drift'->>'check' = 'Running'
        ORDER BY c.next_look_at LIMIT 1 FOR UPDATE SKIP LOCKED
        """;

    protected override Task<DateTimeOffset?> NextDueAsync(PortalDb db, CancellationToken ct) =>
        db.Database.SqlQuery<DateTimeOffset?>($"SELECT min(next_look_at) AS \"Value\" FROM change_sets WHERE state = 'Ready' AND discarded_at IS NULL AND judgement->'drift'->>'check' = 'Running'").SingleAsync(ct);

    protected override async Task LookAsync(PortalDb db, ChangeSet record, CancellationToken ct)
    {
        var now = Clock.GetUtcNow();
        if (record.Judgement?.Drift is not { Check: DriftCheck.Running } asked)
            throw new InvalidOperationException($"Change set {record.Id} waits for no drift detection.");
        var seen = await detect.ReadAsync(record, asked, ct);
        if (seen.Check is DriftCheck.Running && now - asked.At > Longest) seen = DriftSeen.NotChecked("the detection did not end in time", now);
        // Sizes that a schedule took to zero are no drift: the environment is started before the change set runs.
        if (await db.Schedules.AsNoTracking().FirstOrDefaultAsync(s => s.Id == record.EnvironmentId, ct) is { } schedule)
            seen = seen with { Properties = [.. seen.Properties.Where(property => !schedule.Explains(property.LogicalId, property.Path, asked.At))] };
        record.SawDrift(seen, seen.Check is DriftCheck.Running ? now.AddSeconds(settings.Value.Deployments.LookEverySeconds) : null);
    }
}
