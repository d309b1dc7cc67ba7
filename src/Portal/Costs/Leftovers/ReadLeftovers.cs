using Microsoft.EntityFrameworkCore;
using Portal.Domain;
using Portal.Domain.Access;
using Portal.Domain.ChangeSets;
using Portal.Domain.Costs;
using Portal.Domain.Deployments;
using Portal.Domain.Environments;
using Portal.Domain.Requests;
using Portal.Platform.Data;

namespace Portal.Costs.Leftovers;

/// <summary>What a deleted environment is billed for in one service, USD a month.</summary>
public sealed record LeftoverService(string Title, decimal Monthly);

/// <summary>An environment that is deleted and billed all the same: for what its delete kept.</summary>
/// <param name="Monthly">USD a month, at the pace of the last <paramref name="Days"/> whole days.</param>
/// <param name="Services">Dearest first.</param>
/// <param name="Kept">What its delete was to keep, by its plan, of types that are billed; empty where no plan is known.</param>
public sealed record LeftoverView(
    EnvironmentId Id, string Name, string Team, string OwnerName, string Account, string Region, string StackName, DateOnly DeletedOn, decimal Monthly, int Days,
    IReadOnlyList<LeftoverService> Services, IReadOnlyList<PlannedResource> Kept);

/// <summary>Snapshots, buckets and keys that outlive their environments are nobody's, and billed until somebody deletes them.</summary>
public sealed class ReadLeftovers(IDbContextFactory<PortalDb> dbs)
{
    private const int Window = 30;

    /// <summary>Fewer whole days after the delete may be what was used late.</summary>
    private const int FewestDays = 3;

    private const decimal DaysOfMonth = 730m / 24;

    /// <summary>USD a month; a bucket without anything in it comes to less.</summary>
    private const decimal Least = 0.05m;

    private static readonly string[] Billed = ["AWS::S3::Bucket", "AWS::RDS::DBInstance", "AWS::RDS::DBCluster", "AWS::ElastiCache::ReplicationGroup", "AWS::EC2::Volume", "AWS::KMS::Key", "AWS::DynamoDB::Table", "AWS::EFS::FileSystem"];

    /// <summary>The dearest first.</summary>
    public async Task<IReadOnlyList<LeftoverView>> RunAsync(Actor actor, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        if ((await db.BilledReadings.AsNoTracking().SingleAsync(ct)).BilledThrough is not { } through) return [];
        var team = actor.OnlyTeam;
        var deleted = await db.Environments.AsNoTracking().Where(e => e.State == EnvironmentState.Deleted && (team == null || e.Team == team))
            .Select(e => new { e.Id, e.Name, e.Team, e.OwnerName, e.Account, e.Region, e.StackName, e.UpdatedAt }).ToListAsync(ct);
        if (deleted.Count == 0) return [];
        var ids = deleted.ConvertAll(e => e.Id.Value);
        var since = through.AddDays(1 - Window);
        var rows = await db.CostRecords.AsNoTracking().Where(row => row.Span == CostSpan.Day && row.Day >= since && row.Day <= through && ids.Contains(row.Environment)).ToListAsync(ct);
        var billed = rows.ToLookup(row => row.Environment);
        var still = deleted.Where(e => billed.Contains(e.Id.Value)).ToList();
        var plans = await PlansAsync(db, still.ConvertAll(e => e.Id), ct);
        var found = new List<LeftoverView>();
        foreach (var e in still)
        {
            var (endedAt, kept) = plans.GetValueOrDefault(e.Id, (e.UpdatedAt, []));
            var deletedOn = DateOnly.FromDateTime(endedAt.UtcDateTime);
            // The day of the delete was used in part.
            var from = deletedOn.AddDays(1) > since ? deletedOn.AddDays(1) : since;
            var days = through.DayNumber - from.DayNumber + 1;
            if (days < FewestDays) continue;
            var services = billed[e.Id.Value].Where(row => row.Day >= from).GroupBy(row => CostService.OfBilled(row.Service).Title)
                .Select(group => new LeftoverService(group.Key, group.Sum(row => row.Amount) / days * DaysOfMonth)).Where(each => each.Monthly > 0).OrderByDescending(each => each.Monthly).ToList();
            if (services.Sum(each => each.Monthly) is var monthly && monthly >= Least)
                found.Add(new LeftoverView(e.Id, e.Name, e.Team, e.OwnerName, e.Account, e.Region, e.StackName, deletedOn, monthly, days, services, kept));
        }
        return [.. found.OrderByDescending(each => each.Monthly)];
    }

    private static async Task<Dictionary<EnvironmentId, (DateTimeOffset EndedAt, IReadOnlyList<PlannedResource> Kept)>> PlansAsync(PortalDb db, List<EnvironmentId> ids, CancellationToken ct)
    {
        var rows = await (from deployment in db.Deployments.AsNoTracking()
                          join set in db.ChangeSets.AsNoTracking() on deployment.ChangeSetId equals set.Id
                          where ids.Contains(deployment.EnvironmentId) && deployment.Kind == RequestKind.Delete && deployment.State == DeploymentState.Succeeded && deployment.EndedAt != null
                          select new { deployment.EnvironmentId, EndedAt = deployment.EndedAt!.Value, set.Plan }).ToListAsync(ct);
        return rows.GroupBy(row => row.EnvironmentId).ToDictionary(group => group.Key, group =>
        {
            var last = group.MaxBy(row => row.EndedAt)!;
            return (last.EndedAt, (IReadOnlyList<PlannedResource>)[.. (last.Plan?.Kept ?? []).Where(resource => Billed.Contains(resource.Type))]);
        });
    }
}
