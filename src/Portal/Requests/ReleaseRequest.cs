using Microsoft.EntityFrameworkCore;
using Portal.Domain;
using Portal.Domain.Access;
using Portal.Platform.Data;

namespace Portal.Requests;

/// <summary>The turn of a held request has come: it runs as soon as it is approved. Releasing it twice is releasing it once.</summary>
public sealed class ReleaseRequest(IDbContextFactory<PortalDb> dbs, TimeProvider clock)
{
    /// <param name="heldBy">Whoever holds it; what others hold stays held.</param>
    public async Task RunAsync(RequestId id, string heldBy, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var request = await RequestLock.TakeAsync(db, id, ct);
        if (request?.HeldBy != heldBy) return;
        request.Release();
        db.Record(Actor.Portal, "request.released", id.Value, request.EnvironmentId, $"Its turn in {heldBy} has come", clock.GetUtcNow(), heldBy, null);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }
}
