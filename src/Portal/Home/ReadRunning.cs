using Microsoft.EntityFrameworkCore;
using Portal.Deployments;
using Portal.Domain.Access;
using Portal.Domain.Deployments;
using Portal.Platform.Data;

namespace Portal.Home;

/// <summary>A deployment that waits or runs, and how far it is.</summary>
/// <param name="Done">Resources that CloudFormation has finished with.</param>
/// <param name="Total">Resources it changes; 0 when that is not known.</param>
public sealed record RunningDeployment(DeploymentView View, int Done, int Total);

public sealed class ReadRunning(ReadDeployments deployments, IDbContextFactory<PortalDb> dbs)
{
    private const int Most = 20;

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<RunningDeployment>> ListAsync(Actor actor, CancellationToken ct)
    {
        var running = await deployments.ListAsync(actor, null, DeploymentState.InProgress, Most, null, ct);
        var pending = await deployments.ListAsync(actor, null, DeploymentState.Pending, Most, null, ct);
        var views = running.Items.Concat(pending.Items).ToList();
        if (views.Count == 0) return [];

        await using var db = await dbs.CreateDbContextAsync(ct);
        var ids = views.ConvertAll(view => view.Deployment.Id);
        var setIds = views.ConvertAll(view => view.Deployment.ChangeSetId);
        var sets = await db.ChangeSets.AsNoTracking().Where(set => setIds.Contains(set.Id)).ToDictionaryAsync(set => set.Id, ct);
        var done = await db.StackEvents.AsNoTracking()
            .Where(e => ids.Contains(e.DeploymentId) && e.Status.EndsWith("_COMPLETE") && !e.Status.Contains("CLEANUP") && e.ResourceType != "AWS::CloudFormation::Stack")
            .Select(e => new { e.DeploymentId, e.LogicalId }).Distinct()
            .GroupBy(e => e.DeploymentId).Select(events => new { Id = events.Key, Count = events.Count() })
            .ToDictionaryAsync(row => row.Id, row => row.Count, ct);
        return views.ConvertAll(view =>
        {
            var set = sets[view.Deployment.ChangeSetId];
            var total = set.Changes.Count > 0 ? set.Changes.Count : set.Plan?.Lost.Count ?? 0;
            return new RunningDeployment(view, Math.Min(done.GetValueOrDefault(view.Deployment.Id), total), total);
        });
    }
}
