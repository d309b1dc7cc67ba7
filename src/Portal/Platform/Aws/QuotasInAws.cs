using Amazon.AutoScaling;
using Amazon.AutoScaling.Model;
using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.ElastiCache;
using Amazon.ElastiCache.Model;
using Amazon.ElasticLoadBalancingV2;
using Amazon.ElasticLoadBalancingV2.Model;
using Amazon.RDS;
using Amazon.RDS.Model;
using Amazon.ServiceQuotas;
using Amazon.ServiceQuotas.Model;
using CloudFormationLists = Amazon.CloudFormation.Model;
using Portal.Platform.Quotas;

namespace Portal.Platform.Aws;

/// <summary>Quotas from Service Quotas, and how many of each thing stand, from the service that has them.</summary>
public sealed class QuotasInAws(AwsAccounts accounts)
{
    // Every status but the one of a stack that is gone.
    private static readonly List<string> Living =
    [
        "CREATE_IN_PROGRESS", "CREATE_FAILED", "CREATE_COMPLETE", "ROLLBACK_IN_PROGRESS", "ROLLBACK_FAILED", "ROLLBACK_COMPLETE", "DELETE_IN_PROGRESS", "DELETE_FAILED",
        "UPDATE_IN_PROGRESS", "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS", "UPDATE_COMPLETE", "UPDATE_FAILED", "UPDATE_ROLLBACK_IN_PROGRESS", "UPDATE_ROLLBACK_FAILED",
        "UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS", "UPDATE_ROLLBACK_COMPLETE", "REVIEW_IN_PROGRESS", "IMPORT_IN_PROGRESS", "IMPORT_COMPLETE",
        "IMPORT_ROLLBACK_IN_PROGRESS", "IMPORT_ROLLBACK_FAILED", "IMPORT_ROLLBACK_COMPLETE",
    ];

    /// <summary>Quotas of a service by their codes: as they apply, else as every account begins with them.</summary>
    public async Task<IReadOnlyDictionary<string, int>> LimitsAsync(string account, string region, string service, IReadOnlyCollection<string> codes, CancellationToken ct)
    {
        var limits = await AppliedAsync(account, region, service, ct);
        // A quota that nobody raised may be missing among those that apply.
        if (codes.Any(code => !limits.ContainsKey(code)))
            foreach (var (code, value) in await DefaultsAsync(account, region, service, ct)) limits.TryAdd(code, value);
        return limits;
    }

    /// <summary>How many stand: by zone where that is asked, else under the empty text.</summary>
    public async Task<IReadOnlyDictionary<string, int>> CountAsync(string account, string region, Counted counted, CancellationToken ct)
    {
        if (counted is Counted.NatGateways) return await NatGatewaysAsync(account, region, ct);
        var count = await (counted switch
        {
            Counted.Stacks => PagesAsync(async next =>
            {
                var page = await accounts.CallAsync(account, region, "cloudformation:ListStacks",
                    (client, token) => client.ListStacksAsync(new CloudFormationLists.ListStacksRequest { StackStatusFilter = Living, NextToken = next }, token), ct);
                return (page.StackSummaries?.Count ?? 0, page.NextToken);
            }),
            Counted.ElasticIps => PagesAsync(async _ => ((await AskAsync<IAmazonEC2, DescribeAddressesResponse>("ec2:DescribeAddresses", (client, token) => client.DescribeAddressesAsync(new DescribeAddressesRequest(), token))).Addresses?.Count ?? 0, null)),
            Counted.Vpcs => PagesAsync(async next =>
            {
                var page = await AskAsync<IAmazonEC2, DescribeVpcsResponse>("ec2:DescribeVpcs", (client, token) => client.DescribeVpcsAsync(new DescribeVpcsRequest { NextToken = next }, token));
                return (page.Vpcs?.Count ?? 0, page.NextToken);
            }),
            Counted.InternetGateways => PagesAsync(async next =>
            {
                var page = await AskAsync<IAmazonEC2, DescribeInternetGatewaysResponse>("ec2:DescribeInternetGateways", (client, token) => client.DescribeInternetGatewaysAsync(new DescribeInternetGatewaysRequest { NextToken = next }, token));
                return (page.InternetGateways?.Count ?? 0, page.NextToken);
            }),
            Counted.LoadBalancers => PagesAsync(async next =>
            {
                var page = await AskAsync<IAmazonElasticLoadBalancingV2, DescribeLoadBalancersResponse>("elasticloadbalancing:DescribeLoadBalancers", (client, token) => client.DescribeLoadBalancersAsync(new DescribeLoadBalancersRequest { Marker = next }, token));
                return (page.LoadBalancers?.Count(balancer => balancer.Type == LoadBalancerTypeEnum.Application) ?? 0, page.NextMarker);
            }),
            Counted.AutoScalingGroups => PagesAsync(async next =>
            {
                var page = await AskAsync<IAmazonAutoScaling, DescribeAutoScalingGroupsResponse>("autoscaling:DescribeAutoScalingGroups", (client, token) => client.DescribeAutoScalingGroupsAsync(new DescribeAutoScalingGroupsRequest { NextToken = next }, token));
                return (page.AutoScalingGroups?.Count ?? 0, page.NextToken);
            }),
            Counted.Databases => PagesAsync(async next =>
            {
                var page = await AskAsync<IAmazonRDS, DescribeDBInstancesResponse>("rds:DescribeDBInstances", (client, token) => client.DescribeDBInstancesAsync(new DescribeDBInstancesRequest { Marker = next }, token));
                return (page.DBInstances?.Count ?? 0, page.Marker);
            }),
            Counted.CacheNodes => PagesAsync(async next =>
            {
                var page = await AskAsync<IAmazonElastiCache, DescribeCacheClustersResponse>("elasticache:DescribeCacheClusters", (client, token) => client.DescribeCacheClustersAsync(new DescribeCacheClustersRequest { Marker = next }, token));
                return (page.CacheClusters?.Sum(cluster => cluster.NumCacheNodes ?? 1) ?? 0, page.Marker);
            }),
            _ => throw new InvalidOperationException($"Nobody knows how to count {counted}."),
        });
        return new Dictionary<string, int> { [""] = count };

        Task<TAnswer> AskAsync<TClient, TAnswer>(string operation, Func<TClient, CancellationToken, Task<TAnswer>> call) where TClient : class => accounts.CallAsync(account, region, operation, call, ct);
    }

    private async Task<IReadOnlyDictionary<string, int>> NatGatewaysAsync(string account, string region, CancellationToken ct)
    {
        var gateways = new List<NatGateway>();
        await PagesAsync(async next =>
        {
            var page = await accounts.CallAsync<IAmazonEC2, DescribeNatGatewaysResponse>(account, region, "ec2:DescribeNatGateways", (client, token) => client.DescribeNatGatewaysAsync(new DescribeNatGatewaysRequest { NextToken = next }, token), ct);
            // Those just deleted or never made are listed for a while, and count no more.
            gateways.AddRange((page.NatGateways ?? []).Where(gateway => gateway.State is "pending" or "available" or "deleting"));
            return (0, page.NextToken);
        });
        var zones = new Dictionary<string, string>();
        if (gateways.Count > 0)
            await PagesAsync(async next =>
            {
                var page = await accounts.CallAsync<IAmazonEC2, DescribeSubnetsResponse>(account, region, "ec2:DescribeSubnets", (client, token) => client.DescribeSubnetsAsync(new DescribeSubnetsRequest { NextToken = next }, token), ct);
                foreach (var subnet in page.Subnets ?? []) zones[subnet.SubnetId ?? ""] = subnet.AvailabilityZone ?? "";
                return (0, page.NextToken);
            });
        return gateways.GroupBy(gateway => zones.GetValueOrDefault(gateway.SubnetId ?? "", "")).ToDictionary(group => group.Key, group => group.Count());
    }

    private async Task<Dictionary<string, int>> AppliedAsync(string account, string region, string service, CancellationToken ct)
    {
        var limits = new Dictionary<string, int>();
        await PagesAsync(async next =>
        {
            var page = await accounts.CallAsync<IAmazonServiceQuotas, ListServiceQuotasResponse>(account, region, "servicequotas:ListServiceQuotas",
                (client, token) => client.ListServiceQuotasAsync(new ListServiceQuotasRequest { ServiceCode = service, NextToken = next }, token), ct);
            Take(page.Quotas, limits);
            return (0, page.NextToken);
        });
        return limits;
    }

    private async Task<Dictionary<string, int>> DefaultsAsync(string account, string region, string service, CancellationToken ct)
    {
        var limits = new Dictionary<string, int>();
        await PagesAsync(async next =>
        {
            var page = await accounts.CallAsync<IAmazonServiceQuotas, ListAWSDefaultServiceQuotasResponse>(account, region, "servicequotas:ListAWSDefaultServiceQuotas",
                (client, token) => client.ListAWSDefaultServiceQuotasAsync(new ListAWSDefaultServiceQuotasRequest { ServiceCode = service, NextToken = next }, token), ct);
            Take(page.Quotas, limits);
            return (0, page.NextToken);
        });
        return limits;
    }

    private static void Take(List<ServiceQuota>? quotas, Dictionary<string, int> limits)
    {
        foreach (var quota in quotas ?? [])
            if (quota is { QuotaCode: { } code, Value: { } value }) limits[code] = (int)Math.Min(value, int.MaxValue);
    }

    private static async Task<int> PagesAsync(Func<string?, Task<(int Count, string? Next)>> page)
    {
        var (sum, next) = await page(null);
        while (next is { Length: > 0 })
        {
            var (count, after) = await page(next);
            (sum, next) = (sum + count, after);
        }
        return sum;
    }
}
