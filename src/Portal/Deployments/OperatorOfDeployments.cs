using Amazon.ElasticLoadBalancingV2.Model;
using Amazon.RDS.Model;
using Amazon.S3.Model;
using Portal.Domain.Deployments;
using Portal.Platform.Aws;

namespace Portal.Deployments;

/// <summary>This stage's way to services past CloudFormation: what an approved plan lifts or empties. Each call can be repeated.</summary>
public sealed class OperatorOfDeployments(AwsAccounts accounts)
{
    public Task LiftLoadBalancerAsync(Deployment deployment, string arn, CancellationToken ct) =>
        accounts.CallLoadBalancingAsync(deployment.Account, deployment.Region, "elasticloadbalancing:ModifyLoadBalancerAttributes",
            (client, token) => client.ModifyLoadBalancerAttributesAsync(new ModifyLoadBalancerAttributesRequest
            {
                LoadBalancerArn = arn,
                Attributes = [new LoadBalancerAttribute { Key = "deletion_protection.enabled", Value = "false" }],
            }, token), ct);

    /// <summary>False while the database is busy with something else and takes no change.</summary>
    public async Task<bool> LiftDatabaseAsync(Deployment deployment, string instance, CancellationToken ct)
    {
        try
        {
            await accounts.CallRdsAsync(deployment.Account, deployment.Region, "rds:ModifyDBInstance",
                (client, token) => client.ModifyDBInstanceAsync(new ModifyDBInstanceRequest { DBInstanceIdentifier = instance, DeletionProtection = false, ApplyImmediately = true }, token), ct);
            return true;
        }
        catch (AwsFaultException fault) when (fault.Fault is AwsFault.Refused { Code: "InvalidDBInstanceState" or "InvalidDBInstanceStateFault" })
        {
            return false;
        }
    }

    /// <summary>Deletes one page of versions and delete markers for good; answers how many. Zero: the bucket is empty.</summary>
    /// <exception cref="AwsFaultException">Refused, when S3 keeps some of them, with the first one's reason.</exception>
    public async Task<int> EmptyPageAsync(Deployment deployment, string bucket, CancellationToken ct)
    {
        // Always the first page: what was on it before is gone.
        var page = await accounts.CallS3Async(deployment.Account, deployment.Region, "s3:ListBucketVersions",
            (client, token) => client.ListVersionsAsync(new ListVersionsRequest { BucketName = bucket, ExpectedBucketOwner = deployment.Account }, token), ct);
        var versions = (page.Versions ?? []).ConvertAll(version => new KeyVersion { Key = version.Key!, VersionId = version.VersionId });
        if (versions.Count == 0) return 0;
        var answer = await accounts.CallS3Async(deployment.Account, deployment.Region, "s3:DeleteObjectVersion",
            (client, token) => client.DeleteObjectsAsync(new DeleteObjectsRequest { BucketName = bucket, Objects = versions, Quiet = true, ExpectedBucketOwner = deployment.Account }, token), ct);
        return answer.DeleteErrors is [var error, ..]
            ? throw new AwsFaultException(new AwsFault.Refused("s3:DeleteObjectVersion", error.Code ?? "", $"{answer.DeleteErrors.Count} objects of {bucket} were kept, the first of them {error.Key}: {error.Message}"), null)
            : versions.Count;
    }
}
