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
        if (settings.Value.Audit.HeadEveryMinutes <= 0) return;
        await using var db = await dbs.CreateDbContextAsync(cancellationToken);
        if (await ReadAudit.HeadAsync(db, cancellationToken) is { } head) await heads.WriteAsync(head with { At = clock.GetUtcNow() }, cancellationToken);
    }
}
