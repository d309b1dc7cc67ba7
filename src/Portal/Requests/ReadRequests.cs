using Microsoft.EntityFrameworkCore;
using Portal.Domain;
using Portal.Domain.Access;
using Portal.Domain.Requests;
using Portal.Platform.Api;
using Portal.Platform.Data;

namespace Portal.Requests;

/// <summary>A request and what has become of it.</summary>
public sealed record RequestView(EnvironmentRequest Request, RequestStanding Standing)
{
    /// <summary>The content as people may see it: secret values masked.</summary>
    public RequestContent Content => Request.Content with { Inputs = KeepSecrets.Masked(Request.Content.Inputs) };
}

public sealed record RequestFilter(Standing? State = null, EnvironmentId? Environment = null, bool Mine = false, string? Team = null);

public sealed class ReadRequests(IDbContextFactory<PortalDb> dbs)
{
    /// <summary>Newest first.</summary>
    public async Task<Page<RequestView>> ListAsync(Actor actor, RequestFilter filter, int limit, string? cursor, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var query = from request in db.Requests.AsNoTracking()
                    join standing in db.Standings.AsNoTracking() on request.Id equals standing.RequestId
                    select new { request, standing };
        var all = actor.SeesAllTeams;
        query = query.Where(row => row.request.Team == actor.Team || (all && row.request.Revision > 0));
        if (filter.Mine) query = query.Where(row => row.request.Requester == actor.Id);
        if (filter.Team is { } team) query = query.Where(row => row.request.Team == team);
        if (filter.State is { } state) query = query.Where(row => row.standing.State == state);
        if (filter.Environment is { } environment) query = query.Where(row => row.request.EnvironmentId == environment);
        // Ids sort by the time they were made.
        if (cursor is not null) query = query.Where(row => string.Compare((string)(object)row.request.Id, cursor) < 0);
        var rows = await query.OrderByDescending(row => row.request.Id).Take(limit + 1).ToListAsync(ct);
        return Paging.Cut(rows.ConvertAll(row => new RequestView(row.request, row.standing)), limit, view => view.Request.Id.Value);
    }

    public async Task<Outcome<RequestView>> FindAsync(Actor actor, RequestId id, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var row = await (from request in db.Requests.AsNoTracking()
                         join standing in db.Standings.AsNoTracking() on request.Id equals standing.RequestId
                         where request.Id == id
                         select new { request, standing }).FirstOrDefaultAsync(ct);
        return row is null || !MaySee.Request(actor, row.request) ? MaySee.NoSuchRequest<RequestView>() : new RequestView(row.request, row.standing);
    }
}
