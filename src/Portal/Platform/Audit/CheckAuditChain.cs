using Microsoft.EntityFrameworkCore;
using Portal.Domain;
using Portal.Domain.Access;
using Portal.Platform.Data;

namespace Portal.Platform.Audit;

/// <summary>Verifies the chain for who reads it whole. Who does not trust the running portal runs its command instead.</summary>
public sealed class CheckAuditChain(IDbContextFactory<PortalDb> dbs, AuditHeads heads)
{
    public async Task<Outcome<VerifiedChain>> RunAsync(Actor actor, CancellationToken ct)
    {
        if (!ReadAudit.SeesAll(actor)) return new Outcome<VerifiedChain>.Forbidden("Platform people, administrators and auditors verify the chain.");
        try
        {
            await using var db = await dbs.CreateDbContextAsync(ct);
            return await VerifyAudit.CheckDatabaseAsync(db, heads.File, ct);
        }
        catch (Exception fault) when (fault is AuditFileException or IOException or UnauthorizedAccessException)
        {
            return new Outcome<VerifiedChain>.Conflict($"The heads written outside can't be read, so nothing was verified. {fault.Message}");
        }
    }
}
