using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Portal.ChangeSets;
using Portal.Domain;
using Portal.Domain.ChangeSets;
using Portal.Domain.Deployments;
using Portal.Platform.Data;
using Portal.Platform.Quotas;

namespace Portal.Deployments;

/// <summary>
/// Whether the account has room for what a change set adds: CloudFormation itself finds out only half-way. Those that run
/// already and have not built everything count with what they will still take.
/// </summary>
public sealed class CheckQuotas(ReadQuotas quotas)
{
    // What a change set adds never changes, and many deployments may begin at once.
    private readonly ConcurrentDictionary<ChangeSetId, IReadOnlyList<QuotaNeed>> _needs = new();

    /// <summary>What is short, by how much, and what to raise; null when there is room, or nobody knows.</summary>
    public async Task<string?> WhyNotAsync(PortalDb db, Deployment deployment, ChangeSet set, CancellationToken ct)
    {
        var needs = NeedsOf(set);
        if (needs.Count == 0) return null;
        // Two that begin in the same moment must see each other: the second waits for the first one's commit.
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({$"quotas {set.Account} {set.Region}"}, 0))", ct);
        var pending = await PendingAsync(db, deployment, ct);
        var findings = await ShortAsync(set, needs, pending, null, ct);
        // Before somebody is told to raise a quota, it is asked whether somebody has.
        if (findings.Count > 0) findings = await ShortAsync(set, needs, pending, ReadQuotas.ForDeployments, ct);
        return findings.Count == 0 ? null : $"The account has no room for it. {string.Join(" ", findings.Select(finding => finding.Sentence))} The deployment starts by itself once there is room.";
    }

    private async Task<IReadOnlyList<QuotaFinding>> ShortAsync(ChangeSet set, IReadOnlyList<QuotaNeed> needs, IReadOnlyList<QuotaNeed> pending, TimeSpan? oldestLimit, CancellationToken ct) =>
        [.. (await quotas.RunAsync(set.Account, set.Region, ReadQuotas.ForDeployments, oldestLimit, ct)).Against(needs, pending).Where(finding => finding.State is QuotaState.Short)];

    private async Task<IReadOnlyList<QuotaNeed>> PendingAsync(PortalDb db, Deployment deployment, CancellationToken ct)
    {
        var running = await db.Deployments.AsNoTracking()
            .Where(other => other.State == DeploymentState.InProgress && other.Account == deployment.Account && other.Region == deployment.Region && other.Id != deployment.Id)
            .Select(other => new { other.Id, other.ChangeSetId }).ToListAsync(ct);
        var pending = new List<QuotaNeed>();
        foreach (var other in running)
        {
            if (!_needs.TryGetValue(other.ChangeSetId, out var needs)) needs = NeedsOf(await db.ChangeSets.AsNoTracking().SingleAsync(set => set.Id == other.ChangeSetId, ct));
            if (needs.Count == 0) continue;
            // What has been begun has a physical id soon and is counted by AWS; its stack stands since the change set was made.
            var begun = await db.StackEvents.AsNoTracking().Where(e => e.DeploymentId == other.Id && e.PhysicalId != null && e.PhysicalId != "").Select(e => e.LogicalId).Distinct().ToListAsync(ct);
            pending.AddRange(needs.Where(need => need.LogicalId is { } id && !begun.Contains(id)));
        }
        return pending;
    }

    private IReadOnlyList<QuotaNeed> NeedsOf(ChangeSet set) => _needs.GetOrAdd(set.Id, _ => NeedsOfChangeSet.Of(set));
}
