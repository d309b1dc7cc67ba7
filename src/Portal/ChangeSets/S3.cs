using Amazon.S3.Model;
using Portal.Platform.Aws;

namespace Portal.ChangeSets;

/// <summary>This stage's way to S3. Words of the wire end here.</summary>
public sealed class S3OfChangeSets(AwsAccounts accounts)
{
    /// <summary>Puts a template of JSON under a key; S3 refuses it when it arrives with another SHA-256.</summary>
    public Task PutAsync(string account, string region, string bucket, string key, string body, byte[] sha256, CancellationToken ct) =>
        accounts.CallS3Async(account, region, "s3:PutObject", (client, token) => client.PutObjectAsync(new PutObjectRequest
        {
            BucketName = bucket,
            Key = key,
            ContentBody = body,
            ContentType = "application/json",
            ChecksumSHA256 = Convert.ToBase64String(sha256),
            // A bucket's name that somebody else took over must not receive templates.
            ExpectedBucketOwner = account,
        }, token), ct);
}
