using Microsoft.EntityFrameworkCore;
using Portal.Domain;
using Portal.Domain.Access;
using Portal.Domain.ChangeSets;
using Portal.Domain.Requests;
using Portal.Domain.Reviews;
using Portal.Platform.Api;
using Portal.Platform.Data;
using Portal.Platform.Freezes;

namespace Portal.Reviews;

/// <summary>Reads reviews, in lists and whole.</summary>
public sealed class ReadReviews(IDbContextFactory<PortalDb> dbs, TimeProvider clock)
{
    /// <summary>By risk (worst first) and age, oldest first, or newest first, as the query asks.</summary>
    public async Task<Page<ReviewView>> ListAsync(Actor actor, ReviewQuery asked, int limit, string? cursor, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var query = Joined(db);
        var (groups, standsInFor) = await SeatsAsync(db, actor, ct);
        if (!actor.SeesAllTeams) query = query.Where(row => row.Review.Team == actor.Team || row.Review.Lacking.Any(group => groups.Contains(group)));
        if (asked.State is { } wanted) query = query.Where(row => row.Review.State == wanted);
        if (asked.Decided) query = query.Where(row => row.Review.State != ReviewState.Waiting);
        if (asked.Team is { } team) query = query.Where(row => row.Review.Team == team);
        if (asked.Mine)
            query = query.Where(row => row.Review.State == ReviewState.Waiting && row.Review.Requester != actor.Id
                && row.Review.Lacking.Any(group => groups.Contains(group)) && row.Review.Decisions.All(made => made.By != actor.Id));
        query = asked.Order.Apply(query, cursor, row => row.Review);
        var rows = await query.Take(limit + 1).ToListAsync(ct);
        var freezes = await db.Freezes.AsNoTracking().Where(freeze => freeze.LiftedAt == null).ToListAsync(ct);
        return Paging.Cut(rows.ConvertAll(row => View(row, freezes, standsInFor)), limit, view => asked.Order.CursorOf(view.Review));
    }

    public async Task<Outcome<ReviewView>> FindAsync(Actor actor, ReviewId id, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var row = await Joined(db).FirstOrDefaultAsync(row => row.Review.Id == id, ct);
        var standIns = await ReadDelegations.ToAsync(db, actor.Id, ct);
        if (row is null || !MaySeeReview.Of(actor, row.Review, standIns, clock.GetUtcNow())) return new Outcome<ReviewView>.NotFound("There is no such review, or it is another team's.");
        return View(row, await db.Freezes.AsNoTracking().Where(freeze => freeze.LiftedAt == null).ToListAsync(ct), standIns);
    }

    /// <summary>How many wait for a decision that this person may make.</summary>
    public async Task<int> CountWaitingAsync(Actor actor, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var (groups, _) = await SeatsAsync(db, actor, ct);
        return await db.Reviews.CountAsync(review => review.State == ReviewState.Waiting && review.Requester != actor.Id
            && review.Lacking.Any(group => groups.Contains(group)) && review.Decisions.All(made => made.By != actor.Id), ct);
    }

    /// <summary>Teams that have reviews this person may see, for a filter.</summary>
    public async Task<IReadOnlyList<string>> TeamsAsync(Actor actor, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        return actor.SeesAllTeams ? await db.Reviews.Select(review => review.Team).Distinct().OrderBy(team => team).ToListAsync(ct) : [actor.Team];
    }

    private async Task<(IReadOnlyList<string> Groups, IReadOnlyList<Delegation> StandsInFor)> SeatsAsync(PortalDb db, Actor actor, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var standIns = (await ReadDelegations.ToAsync(db, actor.Id, ct)).Where(standIn => standIn.InForce(now)).ToList();
        return ([.. ApproverGroups.Of(actor).Concat(standIns.Select(standIn => standIn.Group)).Distinct()], standIns);
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
        from review in db.Reviews.AsNoTracking().Include(review => review.Decisions.OrderBy(made => made.Number))
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

    private ReviewView View(Row row, IReadOnlyList<Freeze> freezes, IReadOnlyList<Delegation> standIns)
    {
        var now = clock.GetUtcNow();
        var over = freezes.Where(freeze => freeze.InForce(now) && freeze.Covers(row.ChangeSet.Account, row.Review.EnvironmentId)).OrderBy(freeze => freeze.StartsAt).ToList();
        return new ReviewView(row.Review, row.ChangeSet, row.Request, row.Revision, row.Deployment)
        {
            Freezes = over,
            StandIns = standIns,
            WaitsFor = row.Deployment is null ? WhyItWaits.Of(row.Review, over, now) : null,
        };
    }
}
