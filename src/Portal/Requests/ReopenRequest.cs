using Microsoft.EntityFrameworkCore;
using Portal.Domain;
using Portal.Domain.Access;
using Portal.Domain.Requests;
using Portal.Platform.Data;

namespace Portal.Requests;

/// <summary>Makes a request that came to nothing a draft again, inputs kept, so that it can be mended and sent again.</summary>
public sealed class ReopenRequest(IDbContextFactory<PortalDb> dbs, TimeProvider clock)
{
    public async Task<Outcome<EnvironmentRequest>> RunAsync(Actor actor, RequestId id, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var request = await RequestLock.TakeAsync(db, id, ct);
        if (request is null || !MaySee.Request(actor, request)) return MaySee.NoSuchRequest<EnvironmentRequest>();
        if (!actor.Is(Role.Requester)) return new Outcome<EnvironmentRequest>.Forbidden("Only engineers send requests again. Your role reads.");
        if (request.Requester != actor.Id) return new Outcome<EnvironmentRequest>.Forbidden($"Only {request.RequesterName} can send this request again.");
        if (request.State is RequestState.Draft) return request;
        var standing = await db.Standings.AsNoTracking().SingleAsync(s => s.RequestId == id, ct);
        if (!RequestStanding.MayReopen(standing.State)) return new Outcome<EnvironmentRequest>.Conflict($"The request is {Words.Of(standing.State)}. Withdraw it first to edit it.");
        var now = clock.GetUtcNow();
        request.Reopen(now);
        db.Record(actor, "request.reopened", request.Id.Value, request.EnvironmentId, request.Content.Name, now);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return request;
    }
}
