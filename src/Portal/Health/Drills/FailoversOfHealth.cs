using Amazon.ElastiCache;
using Amazon.ElastiCache.Model;
using Amazon.RDS;
using Amazon.RDS.Model;
using Portal.Domain.Health.Drills;
using Portal.Platform.Aws;
using CacheEventsRequest = Amazon.ElastiCache.Model.DescribeEventsRequest;
using CacheEventsResponse = Amazon.ElastiCache.Model.DescribeEventsResponse;
using DatabaseEventsRequest = Amazon.RDS.Model.DescribeEventsRequest;
using DatabaseEventsResponse = Amazon.RDS.Model.DescribeEventsResponse;

namespace Portal.Health.Drills;

/// <summary>A drill's way to AWS: starts one failover, and looks at the one database or cache it is of. Words of the wire end here.</summary>
public sealed class FailoversOfHealth(AwsAccounts accounts)
{
    // Replication groups without cluster mode, which are all that have one primary, have this one shard.
    private const string Shard = "0001";

    /// <summary>Asks AWS for the failover. AWS takes no token with it: never call it twice for one drill.</summary>
    public Task OrderAsync(string account, string region, DrillKind kind, string id, CancellationToken ct) => kind switch
    {
        DrillKind.Database => accounts.CallAsync<IAmazonRDS, RebootDBInstanceResponse>(account, region, "rds:RebootDBInstance",
            (client, token) => client.RebootDBInstanceAsync(new RebootDBInstanceRequest { DBInstanceIdentifier = id, ForceFailover = true }, token), ct),
        DrillKind.Cache => accounts.CallAsync<IAmazonElastiCache, TestFailoverResponse>(account, region, "elasticache:TestFailover",
            (client, token) => client.TestFailoverAsync(new TestFailoverRequest { ReplicationGroupId = id, NodeGroupId = Shard }, token), ct),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>Null when there is no such database or cache.</summary>
    public Task<DrillSeen?> LookAsync(string account, string region, DrillKind kind, string id, CancellationToken ct) =>
        kind is DrillKind.Database ? DatabaseAsync(account, region, id, ct) : CacheAsync(account, region, id, ct);

    /// <summary>What AWS wrote about it since a moment, oldest first.</summary>
    public Task<IReadOnlyList<DrillEvent>> EventsAsync(string account, string region, DrillKind kind, string id, DateTimeOffset since, CancellationToken ct) =>
        kind is DrillKind.Database ? DatabaseEventsAsync(account, region, id, since, ct) : CacheEventsAsync(account, region, id, since, ct);

    private async Task<DrillSeen?> DatabaseAsync(string account, string region, string id, CancellationToken ct)
    {
        var answer = await accounts.CallAsync<IAmazonRDS, DescribeDBInstancesResponse>(account, region, "rds:DescribeDBInstances",
            (client, token) => client.DescribeDBInstancesAsync(new DescribeDBInstancesRequest { DBInstanceIdentifier = id }, token), ct);
        return answer.DBInstances is [var found, ..]
            ? new DrillSeen(found.DBInstanceStatus ?? "", found.AvailabilityZone, found.AvailabilityZone, found.SecondaryAvailabilityZone is { } standby ? [standby] : [])
            : null;
    }

    private async Task<DrillSeen?> CacheAsync(string account, string region, string id, CancellationToken ct)
    {
        var answer = await accounts.CallAsync<IAmazonElastiCache, DescribeReplicationGroupsResponse>(account, region, "elasticache:DescribeReplicationGroups",
            (client, token) => client.DescribeReplicationGroupsAsync(new DescribeReplicationGroupsRequest { ReplicationGroupId = id }, token), ct);
        if (answer.ReplicationGroups is not [var found, ..]) return null;
        var nodes = (found.NodeGroups ?? []).SelectMany(shard => shard.NodeGroupMembers ?? []).ToList();
        var primary = nodes.Find(node => node.CurrentRole == "primary");
        return new DrillSeen(found.Status ?? "", primary?.CacheClusterId, primary?.PreferredAvailabilityZone,
            [.. nodes.Where(node => node != primary).Select(node => node.PreferredAvailabilityZone).OfType<string>().Distinct().Order(StringComparer.Ordinal)]);
    }

    private async Task<IReadOnlyList<DrillEvent>> DatabaseEventsAsync(string account, string region, string id, DateTimeOffset since, CancellationToken ct)
    {
        var answer = await accounts.CallAsync<IAmazonRDS, DatabaseEventsResponse>(account, region, "rds:DescribeEvents",
            (client, token) => client.DescribeEventsAsync(new DatabaseEventsRequest { SourceIdentifier = id, SourceType = Amazon.RDS.SourceType.DbInstance, StartTime = since.UtcDateTime }, token), ct);
        return [.. (answer.Events ?? []).Select(one => Of(one.Date, one.Message)).OrderBy(one => one.At)];
    }

    private async Task<IReadOnlyList<DrillEvent>> CacheEventsAsync(string account, string region, string id, DateTimeOffset since, CancellationToken ct)
    {
        var answer = await accounts.CallAsync<IAmazonElastiCache, CacheEventsResponse>(account, region, "elasticache:DescribeEvents",
            (client, token) => client.DescribeEventsAsync(new CacheEventsRequest { SourceIdentifier = id, SourceType = Amazon.ElastiCache.SourceType.ReplicationGroup, StartTime = since.UtcDateTime }, token), ct);
        return [.. (answer.Events ?? []).Select(one => Of(one.Date, one.Message)).OrderBy(one => one.At)];
    }

    private static DrillEvent Of(DateTime? at, string? message) => new(at is { } date ? new DateTimeOffset(date.ToUniversalTime()) : default, message ?? "");
}
