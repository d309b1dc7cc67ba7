using Microsoft.EntityFrameworkCore;
using Portal.ChangeSets;
using Portal.Domain;
using Portal.Domain.Access;
using Portal.Domain.ChangeSets;
using Portal.Domain.Deployments;
using Portal.Domain.Requests;
using Portal.Domain.Reviews;
using Portal.Platform.Api;
using Portal.Platform.Data;

namespace Portal.Deployments;

/// <summary>A deployment with the name people know it by.</summary>
public sealed record DeploymentView(Deployment Deployment, string Environment, string Team, string RequestedBy, string? ApprovedBy)
{
    /// <summary>The change window it was approved for; null for any time.</summary>
    public ChangeWindow? Window { get; init; }
}

/// <summary>Engineers read the deployments of their own team, everybody else those of all teams.</summary>
public sealed class ReadDeployments(IDbContextFactory<PortalDb> dbs)
{
    /// <summary>The answer for what is not there and for what is another team's.</summary>
    public const string None = "There is no such deployment, or it is another team's.";

    public async Task<Page<DeploymentView>> ListAsync(Actor actor, EnvironmentId? environment, DeploymentState? state, int limit, string? cursor, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var query = Seen(db, actor);
        if (environment is { } id) query = query.Where(row => row.Deployment.EnvironmentId == id);
        if (state is { } wanted) query = query.Where(row => row.Deployment.State == wanted);
        if (cursor is not null) query = query.Where(row => string.Compare((string)(object)row.Deployment.Id, cursor) < 0);
        var rows = await query.OrderByDescending(row => row.Deployment.Id).Take(limit + 1).ToListAsync(ct);
        return Paging.Cut(rows.ConvertAll(View), limit, view => view.Deployment.Id.Value);
    }

    public async Task<Outcome<DeploymentView>> FindAsync(Actor actor, DeploymentId id, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var row = await Seen(db, actor).FirstOrDefaultAsync(row => row.Deployment.Id == id, ct);
        return row is null ? new Outcome<DeploymentView>.NotFound(None) : View(row);
    }

    /// <summary>What the deployment was approved to touch. It never changes.</summary>
    public async Task<PlannedResources> PlannedAsync(DeploymentId id, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var set = await (from deployment in db.Deployments
                         join changeSet in db.ChangeSets.AsNoTracking() on deployment.ChangeSetId equals changeSet.Id
                         where deployment.Id == id
                         select changeSet).FirstOrDefaultAsync(ct);
        if (set is null) return PlannedResources.None;
        return new PlannedResources(
            WeighedChange.OfAll(set.Changes, ChangeTables.Knowledge).Where(weighed => weighed.Verdict.Certainty is Certainty.Will).Select(weighed => new PlannedRun(weighed.Change.LogicalId, weighed.Change.Type, OperationOf(weighed.Change))).DistinctBy(run => run.LogicalId).ToList(),
            (set.Plan?.Lost ?? []).Concat(set.Plan?.Kept ?? []).Select(resource => new PlannedRun(resource.LogicalId, resource.Type, ResourceOperation.Delete)).ToList()).InOrderOf(set.Rendered?.Body) with
        {
            Steps = set.Plan?.Steps.Select(step => step.Text).ToList() ?? [],
        };
    }

    // A replacement takes as long as making the new one.
    private static ResourceOperation OperationOf(Change change) => change switch
    {
        { Action: "Remove" } => ResourceOperation.Delete,
        { Action: "Modify", Replacement: not "True" } => ResourceOperation.Update,
        _ => ResourceOperation.Create,
    };

    /// <summary>What runs in the same environment, or came after this deployment; null when this one is the newest.</summary>
    public async Task<DeploymentView?> LaterAsync(Deployment deployment, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var row = await Joined(db).Where(row => row.Deployment.EnvironmentId == deployment.EnvironmentId && row.Deployment.CreatedAt > deployment.CreatedAt)
            .OrderByDescending(row => row.Deployment.CreatedAt).FirstOrDefaultAsync(ct);
        return row is null ? null : View(row);
    }

    /// <summary>Events after a sequence number, in the order they were kept.</summary>
    public async Task<IReadOnlyList<StackEvent>> EventsAsync(DeploymentId id, long after, int limit, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        return await db.StackEvents.AsNoTracking().Where(e => e.DeploymentId == id && e.Sequence > after).OrderBy(e => e.Sequence).Take(limit).ToListAsync(ct);
    }

    // Set by member, because EF looks through an initializer but not through a constructor.
    private sealed class Row
    {
        public required Deployment Deployment { get; init; }
        public required RequestRevision Revision { get; init; }
        public required string Team { get; init; }
        public required string RequestedBy { get; init; }
        public required string? ApprovedBy { get; init; }
        public required DateTimeOffset? WindowStart { get; init; }
        public required DateTimeOffset? WindowEnd { get; init; }
    }

    private static IQueryable<Row> Seen(PortalDb db, Actor actor) =>
        actor.OnlyTeam is { } team ? Joined(db).Where(row => row.Team == team) : Joined(db);

    private static IQueryable<Row> Joined(PortalDb db) =>
        from deployment in db.Deployments.AsNoTracking()
        join request in db.Requests on deployment.RequestId equals request.Id
        join set in db.ChangeSets on deployment.ChangeSetId equals set.Id
        join revision in db.Revisions.AsNoTracking() on new { set.RequestId, Number = set.Revision } equals new { revision.RequestId, revision.Number }
        join review in db.Reviews on deployment.ReviewId equals review.Id
        select new Row { Deployment = deployment, Revision = revision, Team = request.Team, RequestedBy = request.RequesterName, ApprovedBy = review.DecidedByName, WindowStart = review.WindowStart, WindowEnd = review.WindowEnd };

    private static DeploymentView View(Row row) => new(row.Deployment, row.Revision.Content.Name, row.Team, row.RequestedBy, row.ApprovedBy)
    {
        Window = row is { WindowStart: { } start, WindowEnd: { } end } ? new ChangeWindow(start, end) : null,
    };
}
