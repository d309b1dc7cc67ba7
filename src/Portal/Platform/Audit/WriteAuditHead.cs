using System.ComponentModel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Platform.Aws;
using Portal.Platform.Data;
using Quartz;

namespace Portal.Platform.Audit;

/// <summary>Notes the head of the chain outside the database, on a schedule.</summary>
[DisallowConcurrentExecution]
[Description("Notes the head of the audit chain outside the database")]
public sealed partial class WriteAuditHead(IDbContextFactory<PortalDb> dbs, AuditHeads heads, IOptions<PortalSettings> settings, TimeProvider clock, ILogger<WriteAuditHead> log) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        // A trigger of an earlier configuration may still stand in the store.
        if (settings.Value.Audit.HeadEveryMinutes <= 0) return;
        try
        {
            await WriteAsync(cancellationToken);
        }
        catch (AwsFaultException fault)
        {
            BucketRefused(settings.Value.Audit.HeadBucket?.Name, fault.Fault.Sentence);
        }
    }

    public async Task WriteAsync(CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        if (await ReadAudit.HeadAsync(db, ct) is { } head) await heads.WriteAsync(head with { At = clock.GetUtcNow() }, ct);
    }

    [LoggerMessage(LogLevel.Warning, "The bucket {Bucket} did not take the head of the audit chain; it is tried again at the next note. {Why}")]
    private partial void BucketRefused(string? bucket, string why);
}
