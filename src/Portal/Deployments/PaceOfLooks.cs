using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Domain;
using Portal.Domain.Deployments;
using Portal.Platform;
using Portal.Platform.Data;
using Portal.Platform.Jobs;
using Quartz;

namespace Portal.Deployments;

/// <summary>
/// When a running deployment is looked at again: at an easy pace, and closely while somebody watches it. Where many run
/// side by side, or many are watched, all keep the easy pace, because they share what AWS allows an account and region.
/// </summary>
public sealed class PaceOfLooks(IDbContextFactory<PortalDb> dbs, JobWaker waker, TimeProvider clock, IOptions<PortalSettings> settings)
{
    // Five a second for what is watched and three for the rest stay within what an account and region is asked by default.
    private const int FewWatched = 5, FewRunning = 20;

    // Renewed while a page stands open; afterwards the pace slows down by itself.
    private static readonly TimeSpan Watching = TimeSpan.FromSeconds(15);

    private DeploymentSettings Set => settings.Value.Deployments;

    public async Task<DateTimeOffset> NextLookAsync(PortalDb db, Deployment deployment, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var close = deployment.WatchedUntil > now && await MayBeCloseAsync(db, deployment.Account, deployment.Region, now, ct);
        return now.AddSeconds(close ? Set.LookEverySecondsWhenWatched : Set.LookEverySeconds);
    }

    /// <summary>Somebody looks at the deployment. Past the records' own saving, so that it is no news to anybody.</summary>
    public async Task WatchAsync(Deployment deployment, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var now = clock.GetUtcNow();
        var until = now + Watching;
        await db.Deployments.Where(d => d.Id == deployment.Id && (d.State == DeploymentState.Pending || d.State == DeploymentState.InProgress))
            .ExecuteUpdateAsync(set => set.SetProperty(d => d.WatchedUntil, until), ct);
        // Who opens the page does not wait for the look that was set before; one that AWS put off is not hurried.
        var soon = now.AddSeconds(Set.LookEverySecondsWhenWatched);
        if (!await MayBeCloseAsync(db, deployment.Account, deployment.Region, now, ct)) return;
        var hurried = await db.Deployments.Where(d => d.Id == deployment.Id && d.State == DeploymentState.InProgress && d.LastFault == null && d.NextLookAt > soon)
            .ExecuteUpdateAsync(set => set.SetProperty(d => d.NextLookAt, soon), ct);
        if (hurried > 0) await waker.AtAsync(new JobKey(nameof(FollowDeployments)), soon, ct);
    }

    private async Task<bool> MayBeCloseAsync(PortalDb db, string account, string region, DateTimeOffset now, CancellationToken ct)
    {
        if (Set.LookEverySecondsWhenWatched >= Set.LookEverySeconds) return false;
        var there = db.Deployments.Where(d => d.State == DeploymentState.InProgress && d.Account == account && d.Region == region);
        return await there.CountAsync(ct) <= FewRunning && await there.CountAsync(d => d.WatchedUntil > now, ct) <= FewWatched;
    }
}
