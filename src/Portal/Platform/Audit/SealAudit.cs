using System.ComponentModel;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Audit;
using Portal.Platform.Data;
using Quartz;

namespace Portal.Platform.Audit;

/// <summary>
/// Lays the hash chain over new audit entries. Only one sealer runs at a time on all nodes, so writers never wait for
/// the chain; an entry is sealed within about a second of its commit.
/// </summary>
[DisallowConcurrentExecution]
[Description("Lays the hash chain over new rows of the audit")]
public sealed class SealAudit(IDbContextFactory<PortalDb> dbs) : IJob
{
    private const int Batch = 500;

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var rows = await SealAllAsync(cancellationToken);
        context.Result = rows == 0 ? JobRunReport.Skipped() : JobRunReport.Succeeded(rows == 1 ? "1 row sealed" : $"{rows} rows sealed");
    }

    /// <returns>Rows that were sealed.</returns>
    public async Task<int> SealAllAsync(CancellationToken ct)
    {
        var rows = 0;
        while (true)
        {
            var batch = await SealBatchAsync(ct);
            rows += batch;
            if (batch < Batch) return rows;
        }
    }

    private async Task<int> SealBatchAsync(CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended('audit chain', 0))", ct);
        var head = await db.Audit.AsNoTracking().Where(entry => entry.Sequence != null).OrderByDescending(entry => entry.Sequence)
            .Select(entry => new { entry.Sequence, entry.Hash }).FirstOrDefaultAsync(ct);
        var (sequence, hash) = (head?.Sequence ?? 0, head?.Hash ?? AuditContent.Genesis);
        var entries = await db.Audit.Where(entry => entry.Sequence == null).OrderBy(entry => entry.Id).Take(Batch).ToListAsync(ct);
        foreach (var entry in entries)
        {
            entry.Seal(++sequence, hash);
            hash = entry.Hash!;
        }
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return entries.Count;
    }
}
