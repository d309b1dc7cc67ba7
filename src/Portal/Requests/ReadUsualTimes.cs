using Microsoft.EntityFrameworkCore;
using Portal.Domain.Deployments;
using Portal.Domain.Requests;
using Portal.Domain.Reviews;
using Portal.Platform.Data;

namespace Portal.Requests;

/// <summary>What the records of later stages tell a requester beforehand: how long an answer takes, and then the build.</summary>
public sealed class ReadUsualTimes(IDbContextFactory<PortalDb> dbs)
{
    /// <summary>How many of the newest count: enough to be usual, few enough to follow a change.</summary>
    private const int Newest = 30;

    public async Task<UsualTimes> RunAsync(string product, RequestKind kind, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var answers = await db.Reviews.AsNoTracking()
            .Where(review => review.DecidedBy != null && review.DecidedAt != null
                && (review.State == ReviewState.Approved || review.State == ReviewState.Rejected || review.State == ReviewState.SentBack))
            .OrderByDescending(review => review.DecidedAt).Take(Newest)
            .Select(review => new { From = review.OpenedAt, To = review.DecidedAt!.Value })
            .ToListAsync(ct);
        var builds = await (from deployment in db.Deployments.AsNoTracking()
                            join environment in db.Environments on deployment.EnvironmentId equals environment.Id
                            where environment.Product == product && deployment.Kind == kind && deployment.State == DeploymentState.Succeeded
                                && deployment.StartedAt != null && deployment.EndedAt != null
                            orderby deployment.EndedAt descending
                            select new { From = deployment.StartedAt!.Value, To = deployment.EndedAt!.Value }).Take(Newest).ToListAsync(ct);
        return new UsualTimes(UsualTime.From(answers.Select(answer => answer.To - answer.From)), UsualTime.From(builds.Select(build => build.To - build.From)));
    }
}
