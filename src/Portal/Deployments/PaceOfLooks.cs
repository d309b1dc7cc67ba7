using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Domain;
using Portal.Domain.Deployments;
using Portal.Platform;
using Portal.Platform.Data;

namespace Portal.Deployments;

/// <summary>
/// When a running deployment is looked at again: at an easy pace, and closely while somebody watches it. Where many run
/// side by side all keep the easy pace, because they share what AWS allows an account and region.
/// </summary>
public sealed class PaceOfLooks(IDbContextFactory<PortalDb> dbs, TimeProvider clock, IOptions<PortalSettings> settings)
{
    private const int Few = 5;

    // Renewed while a page stands open; afterwards the pace slows down by itself.
    private static readonly TimeSpan Watching = TimeSpan.FromSeconds(15);

    public async Task<DateTimeOffset> NextLookAsync(PortalDb db, Deployment deployment, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var set = settings.Value.Deployments;
        var close = deployment.WatchedUntil > now && set.LookEverySecondsWhenWatched < set.LookEverySeconds
            && await db.Deployments.CountAsync(d => d.State == DeploymentState.InProgress && d.Account == deployment.Account && d.Region == deployment.Region, ct) <= Few;
        return now.AddSeconds(close ? set.LookEverySecondsWhenWatched : set.LookEverySeconds);
    }

    /// <summary>Somebody looks at the deployment. Past the records' own saving, so that it is no news to anybody.</summary>
    public async Task WatchAsync(DeploymentId id, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var until = clock.GetUtcNow() + Watching;
        await db.Deployments.Where(d => d.Id == id && (d.State == DeploymentState.Pending || d.State == DeploymentState.InProgress))
            .ExecuteUpdateAsync(set => set.SetProperty(d => d.WatchedUntil, until), ct);
    }
}
