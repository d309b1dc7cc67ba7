using Microsoft.EntityFrameworkCore;
using Portal.Domain;
using Portal.Domain.Access;
using Portal.Domain.ChangeSets;
using Portal.Domain.Deployments;
using Portal.Domain.Requests;
using Portal.Domain.Reviews;
using Portal.Platform.Data;
using Portal.Platform.Freezes;
using Portal.Requests;
using Portal.Reviews;

namespace Portal.Home;

/// <summary>A request with the records that the stages after it left for its current revision; null where the line has not come that far.</summary>
public sealed record RequestLine(RequestView View, ChangeSet? ChangeSet, Review? Review, Deployment? Deployment)
{
    /// <summary>Why what is approved has not begun; null when nothing holds it.</summary>
    public string? WaitsFor { get; init; }
}

/// <summary>Reads a request along the whole line.</summary>
public sealed class ReadRequestLine(ReadRequests requests, IDbContextFactory<PortalDb> dbs, TimeProvider clock)
{
    public async Task<Outcome<RequestLine>> FindAsync(Actor actor, RequestId id, CancellationToken ct)
    {
        var found = await requests.FindAsync(actor, id, ct);
        return found switch
        {
            Outcome<RequestView>.Done(var view) => await AlongAsync(view, ct),
            _ => new Outcome<RequestLine>.NotFound(Portal.Platform.Ui.Refusal.Sentence(found)!),
        };
    }

    private async Task<RequestLine> AlongAsync(RequestView view, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var standing = view.Standing;
        // A draft that was sent before still has the records of that revision: they belong to the past.
        var (set, review, deployment) = view.Request.State is RequestState.Draft ? default : (standing.ChangeSetId, standing.ReviewId, standing.DeploymentId);
        var decided = review is null ? null : await db.Reviews.AsNoTracking().FirstOrDefaultAsync(r => r.Id == review, ct);
        var now = clock.GetUtcNow();
        var freezes = decided is { State: ReviewState.Approved } && deployment is null ? await ReadFreezes.OverAsync(db, view.Content.Account, view.Request.EnvironmentId, now, ct) : [];
        return new RequestLine(
            view,
            set is null ? null : await db.ChangeSets.AsNoTracking().FirstOrDefaultAsync(c => c.Id == set, ct),
            decided,
            deployment is null ? null : await db.Deployments.AsNoTracking().FirstOrDefaultAsync(d => d.Id == deployment, ct))
        {
            WaitsFor = decided is null || deployment is not null ? null : WhyItWaits.Of(decided, freezes, now),
        };
    }
}
