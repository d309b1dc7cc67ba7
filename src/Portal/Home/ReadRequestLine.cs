using Microsoft.EntityFrameworkCore;
using Portal.Domain;
using Portal.Domain.Access;
using Portal.Domain.ChangeSets;
using Portal.Domain.Deployments;
using Portal.Domain.Requests;
using Portal.Domain.Reviews;
using Portal.Platform.Data;
using Portal.Requests;

namespace Portal.Home;

/// <summary>A request with the records that the stages after it left for its current revision; null where the line has not come that far.</summary>
public sealed record RequestLine(RequestView View, ChangeSet? ChangeSet, Review? Review, Deployment? Deployment);

/// <summary>Reads a request along the whole line.</summary>
public sealed class ReadRequestLine(ReadRequests requests, IDbContextFactory<PortalDb> dbs)
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
        return new RequestLine(
            view,
            set is null ? null : await db.ChangeSets.AsNoTracking().FirstOrDefaultAsync(c => c.Id == set, ct),
            review is null ? null : await db.Reviews.AsNoTracking().FirstOrDefaultAsync(r => r.Id == review, ct),
            deployment is null ? null : await db.Deployments.AsNoTracking().FirstOrDefaultAsync(d => d.Id == deployment, ct));
    }
}
