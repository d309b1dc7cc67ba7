using Microsoft.EntityFrameworkCore;
using Portal.Domain;
using Portal.Domain.Access;
using Portal.Domain.Requests;
using Portal.Platform.Data;

namespace Portal.Requests;

/// <summary>Takes a request back, as long as nothing of it has been executed. Its change set and review are cleared away by their own stages.</summary>
public sealed class WithdrawRequest(IDbContextFactory<PortalDb> dbs, TimeProvider clock)
{
    public async Task<Outcome<EnvironmentRequest>> RunAsync(Actor actor, RequestId id, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        // The same row is locked before a deployment begins: one of the two comes first and the other sees it.
        var request = await RequestLock.TakeAsync(db, id, ct);
        if (request is null || !MaySee.Request(actor, request)) return MaySee.NoSuchRequest<EnvironmentRequest>();
        if (!actor.Is(Role.Requester)) return new Outcome<EnvironmentRequest>.Forbidden("Only engineers withdraw requests. Your role reads.");
        if (request.Requester != actor.Id) return new Outcome<EnvironmentRequest>.Forbidden($"Only {request.RequesterName} can withdraw this request.");
        var standing = await db.Standings.AsNoTracking().SingleAsync(s => s.RequestId == id, ct);
        if (!RequestStanding.MayWithdraw(standing.State)) return new Outcome<EnvironmentRequest>.Conflict($"The request is {Words.Of(standing.State)} and can't be withdrawn any more.");
        var now = clock.GetUtcNow();
        request.Withdraw(now);
        db.Record(actor, "request.withdrawn", request.Id.Value, request.EnvironmentId, request.Content.Name, now);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return request;
    }
}
