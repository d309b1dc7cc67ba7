using Amazon.AutoScaling;
using Amazon.AutoScaling.Model;
using Amazon.CloudFront;
using Amazon.CloudFront.Model;
using Amazon.CloudWatch;
using Amazon.CloudWatch.Model;
using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.ElastiCache;
using Amazon.ElastiCache.Model;
using Amazon.ElasticLoadBalancingV2;
using Amazon.ElasticLoadBalancingV2.Model;
using Amazon.RDS;
using Amazon.RDS.Model;
using Portal.Domain.Health;
using Portal.Domain.Health.Seen;
using Portal.Platform.Aws;

namespace Portal.Health;

/// <summary>This stage's way to what stands: whole lists of an account and region, page by page, by physical id. Words of the wire end here.</summary>
public sealed class ResourcesOfHealth(AwsAccounts accounts)
{
    /// <summary>Where CloudFront is asked, and its metrics are, wherever stacks stand.</summary>
    public const string EdgeRegion = "us-east-1";

    private const int PageSize = 100;

    public async Task<IReadOnlyDictionary<string, GroupSeen>> GroupsAsync(string account, string region, CancellationToken ct)
    {
        var seen = new Dictionary<string, GroupSeen>();
        await PagesAsync(async next =>
        {
            var page = await accounts.CallAsync<IAmazonAutoScaling, DescribeAutoScalingGroupsResponse>(account, region, "autoscaling:DescribeAutoScalingGroups",
                (client, token) => client.DescribeAutoScalingGroupsAsync(new DescribeAutoScalingGroupsRequest { MaxRecords = PageSize, NextToken = next }, token), ct);
            foreach (var group in page.AutoScalingGroups ?? []) seen[group.AutoScalingGroupName ?? ""] = Of(group);
            return page.NextToken;
        });
        return seen;
    }

    public async Task<IReadOnlyDictionary<string, DatabaseSeen>> DatabasesAsync(string account, string region, CancellationToken ct)
    {
        var seen = new Dictionary<string, DatabaseSeen>();
        await PagesAsync(async next =>
        {
            var page = await accounts.CallAsync<IAmazonRDS, DescribeDBInstancesResponse>(account, region, "rds:DescribeDBInstances",
                (client, token) => client.DescribeDBInstancesAsync(new DescribeDBInstancesRequest { MaxRecords = PageSize, Marker = next }, token), ct);
            foreach (var one in page.DBInstances ?? [])
                seen[one.DBInstanceIdentifier ?? ""] = new DatabaseSeen(one.DBInstanceStatus ?? "", one.MultiAZ == true, one.AvailabilityZone, one.SecondaryAvailabilityZone, one.DBInstanceClass, one.AllocatedStorage);
            return page.Marker;
        });
        return seen;
    }

    public async Task<IReadOnlyDictionary<string, CacheSeen>> CachesAsync(string account, string region, CancellationToken ct)
    {
        var seen = new Dictionary<string, CacheSeen>();
        await PagesAsync(async next =>
        {
            var page = await accounts.CallAsync<IAmazonElastiCache, DescribeReplicationGroupsResponse>(account, region, "elasticache:DescribeReplicationGroups",
                (client, token) => client.DescribeReplicationGroupsAsync(new DescribeReplicationGroupsRequest { MaxRecords = PageSize, Marker = next }, token), ct);
            foreach (var group in page.ReplicationGroups ?? []) seen[group.ReplicationGroupId ?? ""] = Of(group);
            return page.Marker;
        });
        return seen;
    }

    /// <returns>By ARN.</returns>
    public async Task<IReadOnlyDictionary<string, LoadBalancerSeen>> LoadBalancersAsync(string account, string region, CancellationToken ct)
    {
        const int most = 400;
        var seen = new Dictionary<string, LoadBalancerSeen>();
        await PagesAsync(async next =>
        {
            var page = await accounts.CallAsync<IAmazonElasticLoadBalancingV2, DescribeLoadBalancersResponse>(account, region, "elasticloadbalancing:DescribeLoadBalancers",
                (client, token) => client.DescribeLoadBalancersAsync(new DescribeLoadBalancersRequest { PageSize = most, Marker = next }, token), ct);
            foreach (var one in page.LoadBalancers ?? [])
                seen[one.LoadBalancerArn ?? ""] = new LoadBalancerSeen(one.State?.Code?.Value ?? "", [.. (one.AvailabilityZones ?? []).Select(zone => zone.ZoneName).OfType<string>().Distinct().Order(StringComparer.Ordinal)]);
            return page.NextMarker;
        });
        return seen;
    }

    public async Task<IReadOnlyDictionary<string, DistributionSeen>> DistributionsAsync(string account, CancellationToken ct)
    {
        var seen = new Dictionary<string, DistributionSeen>();
        await PagesAsync(async next =>
        {
            var page = await accounts.CallAsync<IAmazonCloudFront, ListDistributionsResponse>(account, EdgeRegion, "cloudfront:ListDistributions",
                (client, token) => client.ListDistributionsAsync(new ListDistributionsRequest { MaxItems = "100", Marker = next }, token), ct);
            foreach (var one in page.DistributionList?.Items ?? []) seen[one.Id ?? ""] = new DistributionSeen(one.Status ?? "", one.Enabled == true);
            return page.DistributionList is { IsTruncated: true, NextMarker: { } more } ? more : null;
        });
        return seen;
    }

    public async Task<IReadOnlyDictionary<string, NatSeen>> NatAsync(string account, string region, CancellationToken ct)
    {
        const int most = 1000;
        var zones = new Dictionary<string, string?>();
        await PagesAsync(async next =>
        {
            var page = await accounts.CallAsync<IAmazonEC2, DescribeSubnetsResponse>(account, region, "ec2:DescribeSubnets",
                (client, token) => client.DescribeSubnetsAsync(new DescribeSubnetsRequest { MaxResults = most, NextToken = next }, token), ct);
            foreach (var subnet in page.Subnets ?? []) zones[subnet.SubnetId ?? ""] = subnet.AvailabilityZone;
            return page.NextToken;
        });
        var seen = new Dictionary<string, NatSeen>();
        await PagesAsync(async next =>
        {
            var page = await accounts.CallAsync<IAmazonEC2, DescribeNatGatewaysResponse>(account, region, "ec2:DescribeNatGateways",
                (client, token) => client.DescribeNatGatewaysAsync(new DescribeNatGatewaysRequest { MaxResults = most, NextToken = next }, token), ct);
            foreach (var one in page.NatGateways ?? []) seen[one.NatGatewayId ?? ""] = new NatSeen(one.NatGatewayId ?? "", zones.GetValueOrDefault(one.SubnetId ?? ""), one.State ?? "");
            return page.NextToken;
        });
        return seen;
    }

    /// <returns>Alarms that are off, by name.</returns>
    public async Task<IReadOnlyDictionary<string, AlarmOff>> AlarmsAsync(string account, string region, CancellationToken ct)
    {
        var off = new Dictionary<string, AlarmOff>();
        await PagesAsync(async next =>
        {
            var page = await accounts.CallCloudWatchAsync(account, region, "cloudwatch:DescribeAlarms",
                (client, token) => client.DescribeAlarmsAsync(new DescribeAlarmsRequest { StateValue = StateValue.ALARM, MaxRecords = PageSize, NextToken = next }, token), ct);
            foreach (var alarm in page.MetricAlarms ?? [])
                if (alarm is { AlarmName: { } name, StateUpdatedTimestamp: { } at })
                    off[name] = new AlarmOff(name, alarm.AlarmDescription ?? name, alarm.StateReason, new DateTimeOffset((alarm.StateTransitionedTimestamp ?? at).ToUniversalTime()));
            return page.NextToken;
        });
        return off;
    }

    private static async Task PagesAsync(Func<string?, Task<string?>> page)
    {
        string? next = null;
        do next = await page(next);
        while (next is { Length: > 0 });
    }

    private static GroupSeen Of(AutoScalingGroup group) => new(
        group.MinSize ?? 0, group.MaxSize ?? 0, group.DesiredCapacity ?? 0, [.. (group.AvailabilityZones ?? []).Order(StringComparer.Ordinal)],
        [.. (group.Instances ?? []).Select(one => new InstanceSeen(one.InstanceId ?? "", one.AvailabilityZone ?? "", one.LifecycleState?.Value ?? "", one.HealthStatus == "Healthy", one.InstanceType))
            .OrderBy(one => one.Id, StringComparer.Ordinal)]);

    private static CacheSeen Of(ReplicationGroup group) => new(
        group.Status ?? "", group.AutomaticFailover == AutomaticFailoverStatus.Enabled, group.CacheNodeType,
        [.. (group.NodeGroups ?? []).SelectMany(nodes => nodes.NodeGroupMembers ?? []).Select(node => new CacheNodeSeen(node.CacheClusterId ?? "", node.PreferredAvailabilityZone ?? "", node.CurrentRole == "primary"))
            .OrderBy(node => node.Id, StringComparer.Ordinal)]);
}
