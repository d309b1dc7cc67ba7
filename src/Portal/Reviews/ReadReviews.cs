using Microsoft.EntityFrameworkCore;
using Portal.Domain;
using Portal.Domain.Access;
using Portal.Domain.ChangeSets;
using Portal.Domain.Requests;
using Portal.Domain.Reviews;
using Portal.Platform.Api;
using Portal.Platform.Data;
using Portal.Requests;

namespace Portal.Reviews;

/// <summary>Everything an approver looks at: who asks for what, and exactly what would run.</summary>
/// <param name="Deployment">What carries out the approval, once it has begun.</param>
public sealed record ReviewView(Review Review, ChangeSet ChangeSet, EnvironmentRequest Request, RequestRevision Revision, DeploymentId? Deployment)
{
    public RequestContent Content => Revision.Content with { Inputs = KeepSecrets.Masked(Revision.Content.Inputs) };

    /// <summary>The parameters CloudFormation is given, secret values masked.</summary>
    public IReadOnlyDictionary<string, string> Parameters => ChangeSet.Rendered is not { } rendered ? new Dictionary<string, string>()
        : rendered.Parameters.ToDictionary(p => p.Key, p => rendered.Secret.Contains(p.Key) ? KeepSecrets.Mask : p.Value);
}

public sealed class ReadReviews(IDbContextFactory<PortalDb> dbs)
{
    /// <summary>Oldest first while waiting, newest first otherwise.</summary>
    public async Task<Page<ReviewView>> ListAsync(Actor actor, ReviewState? state, int limit, string? cursor, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var query = Joined(db);
        if (!actor.SeesAllTeams) query = query.Where(row => row.Review.Team == actor.Team);
        if (state is { } wanted) query = query.Where(row => row.Review.State == wanted);
        var oldestFirst = state is ReviewState.Waiting;
        if (cursor is not null)
            query = oldestFirst
                ? query.Where(row => string.Compare((string)(object)row.Review.Id, cursor) > 0)
                : query.Where(row => string.Compare((string)(object)row.Review.Id, cursor) < 0);
        query = oldestFirst ? query.OrderBy(row => row.Review.Id) : query.OrderByDescending(row => row.Review.Id);
        var rows = await query.Take(limit + 1).ToListAsync(ct);
        return Paging.Cut(rows.ConvertAll(View), limit, view => view.Review.Id.Value);
    }

    /// <summary>Those that wait no more, newest first.</summary>
    public async Task<Page<ReviewView>> ListDecidedAsync(Actor actor, int limit, string? cursor, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var query = Joined(db).Where(row => row.Review.State != ReviewState.Waiting);
        if (!actor.SeesAllTeams) query = query.Where(row => row.Review.Team == actor.Team);
        if (cursor is not null) query = query.Where(row => string.Compare((string)(object)row.Review.Id, cursor) < 0);
        var rows = await query.OrderByDescending(row => row.Review.Id).Take(limit + 1).ToListAsync(ct);
        return Paging.Cut(rows.ConvertAll(View), limit, view => view.Review.Id.Value);
    }

    public async Task<Outcome<ReviewView>> FindAsync(Actor actor, ReviewId id, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var row = await Joined(db).FirstOrDefaultAsync(row => row.Review.Id == id, ct);
        return row is null || !actor.Sees(row.Review.Team) ? new Outcome<ReviewView>.NotFound("There is no such review, or it is another team's.") : View(row);
    }

    /// <summary>How many wait for a decision that this person may make.</summary>
    public async Task<int> CountWaitingAsync(Actor actor, CancellationToken ct)
    {
        if (!actor.Is(Role.Approver)) return 0;
        await using var db = await dbs.CreateDbContextAsync(ct);
        return await db.Reviews.CountAsync(review => review.State == ReviewState.Waiting && review.Requester != actor.Id, ct);
    }

    // Set by member, because EF looks through an initializer but not through a constructor.
    private sealed class Row
    {
        public required Review Review { get; init; }
        public required ChangeSet ChangeSet { get; init; }
        public required EnvironmentRequest Request { get; init; }
        public required RequestRevision Revision { get; init; }
        public required DeploymentId? Deployment { get; init; }
    }

    private static IQueryable<Row> Joined(PortalDb db) =>
        from review in db.Reviews.AsNoTracking()
        join set in db.ChangeSets.AsNoTracking() on review.ChangeSetId equals set.Id
        join request in db.Requests.AsNoTracking() on review.RequestId equals request.Id
        join revision in db.Revisions.AsNoTracking() on new { set.RequestId, Number = set.Revision } equals new { revision.RequestId, revision.Number }
        select new Row
        {
            Review = review,
            ChangeSet = set,
            Request = request,
            Revision = revision,
            Deployment = db.Deployments.Where(deployment => deployment.ReviewId == review.Id).Select(deployment => (DeploymentId?)deployment.Id).FirstOrDefault(),
        };

    private static ReviewView View(Row row) => new(row.Review, row.ChangeSet, row.Request, row.Revision, row.Deployment);
}
