using Amazon.ElasticLoadBalancingV2.Model;
using Amazon.RDS.Model;
using Portal.Platform.Aws;

namespace Portal.ChangeSets;

/// <summary>This stage's way to what services protect from being deleted, whatever the template says: it only reads.</summary>
public sealed class ProtectionsOfChangeSets(AwsAccounts accounts)
{
    public const string LoadBalancer = "AWS::ElasticLoadBalancingV2::LoadBalancer";
    public const string Database = "AWS::RDS::DBInstance";

    /// <summary>Logical ids of those among the resources that refuse to be deleted as they are now.</summary>
    public async Task<IReadOnlySet<string>> AmongAsync(string account, string region, IReadOnlyList<HeldResource> resources, CancellationToken ct)
    {
        var found = new HashSet<string>();
        foreach (var resource in resources.Where(resource => resource.PhysicalId is { Length: > 0 } && resource.Status is not "DELETE_COMPLETE"))
        {
            var isProtected = resource.Type switch
            {
                LoadBalancer => await UnlessGoneAsync(() => LoadBalancerAsync(account, region, resource.PhysicalId!, ct)),
                Database => await UnlessGoneAsync(() => DatabaseAsync(account, region, resource.PhysicalId!, ct)),
                _ => false,
            };
            if (isProtected) found.Add(resource.LogicalId);
        }
        return found;
    }

    private async Task<bool> LoadBalancerAsync(string account, string region, string arn, CancellationToken ct)
    {
        var answer = await accounts.CallLoadBalancingAsync(account, region, "elasticloadbalancing:DescribeLoadBalancerAttributes",
            (client, token) => client.DescribeLoadBalancerAttributesAsync(new DescribeLoadBalancerAttributesRequest { LoadBalancerArn = arn }, token), ct);
        return (answer.Attributes ?? []).Exists(attribute => attribute is { Key: "deletion_protection.enabled", Value: "true" });
    }

    private async Task<bool> DatabaseAsync(string account, string region, string instance, CancellationToken ct)
    {
        var answer = await accounts.CallRdsAsync(account, region, "rds:DescribeDBInstances",
            (client, token) => client.DescribeDBInstancesAsync(new DescribeDBInstancesRequest { DBInstanceIdentifier = instance }, token), ct);
        return answer.DBInstances is [{ DeletionProtection: true }, ..];
    }

    // What is gone already protects nothing.
    private static async Task<bool> UnlessGoneAsync(Func<Task<bool>> call)
    {
        try
        {
            return await call();
        }
        catch (AwsFaultException fault) when (fault.Fault is AwsFault.NotFound)
        {
            return false;
        }
    }
}
