using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Platform.Data;
using Quartz;

namespace Portal.Platform.Audit;

/// <summary>Notes the head of the chain outside the database, on a schedule.</summary>
[DisallowConcurrentExecution]
public sealed class WriteAuditHead(IDbContextFactory<PortalDb> dbs, AuditHeads heads, IOptions<PortalSettings> settings, TimeProvider clock) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        // A trigger of an earlier configuration may still stand in the store.
        if (settings.Value.Audit.HeadEveryMinutes > 0) await WriteAsync(cancellationToken);
    }

    public async Task WriteAsync(CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        if (await ReadAudit.HeadAsync(db, ct) is { } head) await heads.WriteAsync(head with { At = clock.GetUtcNow() }, ct);
    }
}
