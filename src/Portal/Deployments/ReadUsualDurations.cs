using Microsoft.EntityFrameworkCore;
using Portal.Domain.Deployments;
using Portal.Platform.Data;

namespace Portal.Deployments;

/// <summary>
/// How long each operation on each type of resource usually takes, learnt from the events of the newest deployments that
/// succeeded. Read again after some minutes: it changes slowly.
/// </summary>
public sealed class ReadUsualDurations(IDbContextFactory<PortalDb> dbs, TimeProvider clock) : IDisposable
{
    private const int NewestDeployments = 200;
    private const int NewestRuns = 40;
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(2);

    private readonly SemaphoreSlim _turn = new(1);
    private UsualDurations? _read;
    private DateTimeOffset _readAt;

    public async Task<UsualDurations> ReadAsync(CancellationToken ct)
    {
        await _turn.WaitAsync(ct);
        try
        {
            var now = clock.GetUtcNow();
            if (_read is not null && now - _readAt < Kept) return _read;
            (_read, _readAt) = (await QueryAsync(ct), now);
            return _read;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private sealed record Learnt(string Type, string Operation, double Seconds, long Runs);

    private async Task<UsualDurations> QueryAsync(CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var rows = await db.Database.SqlQuery<Learnt>($"""
            WITH recent AS (
                SELECT id FROM deployments WHERE state = 'Succeeded' AND ended_at IS NOT NULL ORDER BY ended_at DESC LIMIT {NewestDeployments}),
            begun AS (
                SELECT e.deployment_id, e.logical_id, e.resource_type, split_part(e.status, '_', 1) AS operation, min(e.at) AS at
                FROM stack_events e JOIN recent r ON r.id = e.deployment_id
                WHERE e.status IN ('CREATE_IN_PROGRESS', 'UPDATE_IN_PROGRESS', 'DELETE_IN_PROGRESS') AND e.resource_type <> 'AWS::CloudFormation::Stack'
                GROUP BY 1, 2, 3, 4),
            done AS (
                SELECT e.deployment_id, e.logical_id, split_part(e.status, '_', 1) AS operation, min(e.at) AS at
                FROM stack_events e JOIN recent r ON r.id = e.deployment_id
                WHERE e.status IN ('CREATE_COMPLETE', 'UPDATE_COMPLETE', 'DELETE_COMPLETE')
                GROUP BY 1, 2, 3),
            runs AS (
                SELECT b.resource_type, b.operation, extract(epoch FROM d.at - b.at)::double precision AS seconds,
                       row_number() OVER (PARTITION BY b.resource_type, b.operation ORDER BY d.at DESC) AS newest
                FROM begun b JOIN done d ON d.deployment_id = b.deployment_id AND d.logical_id = b.logical_id AND d.operation = b.operation AND d.at >= b.at)
            SELECT resource_type AS "Type", operation AS "Operation", percentile_cont(0.75) WITHIN GROUP (ORDER BY seconds) AS "Seconds", count(*) AS "Runs"
            FROM runs WHERE newest <= {NewestRuns} GROUP BY resource_type, operation
            """).ToListAsync(ct);
        return new UsualDurations(rows.ToDictionary(
            row => (row.Type, Enum.Parse<ResourceOperation>(row.Operation, ignoreCase: true)),
            row => new UsualDuration(TimeSpan.FromSeconds(row.Seconds), (int)row.Runs)));
    }
}
