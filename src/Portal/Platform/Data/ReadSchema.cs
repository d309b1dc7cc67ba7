using Microsoft.EntityFrameworkCore;
using Portal.Domain;
using Portal.Domain.Access;

namespace Portal.Platform.Data;

/// <summary>Which migrations the running portal's store has.</summary>
public sealed class ReadSchema(IDbContextFactory<PortalDb> dbs)
{
    public async Task<Outcome<SchemaState>> RunAsync(Actor actor, CancellationToken ct)
    {
        if (!actor.Is(Role.Approver) && !actor.Is(Role.Administrator) && !actor.Is(Role.Auditor))
            return new Outcome<SchemaState>.Forbidden("Platform people, administrators and auditors see the store's schema.");
        await using var db = await dbs.CreateDbContextAsync(ct);
        return await SchemaState.OfAsync(db, ct);
    }
}
