using System.Security.Cryptography;
using System.Text;
using Amazon.S3.Model;

namespace Portal.Platform.Aws;

/// <summary>Puts texts into buckets that belong to an account the portal reaches.</summary>
public sealed class PutObject(AwsAccounts accounts)
{
    /// <summary>Puts JSON under a key; S3 refuses it when it arrives with another SHA-256.</summary>
    /// <exception cref="AwsFaultException">It could not be put.</exception>
    public Task RunAsync(string account, string region, string bucket, string key, string json, CancellationToken ct) =>
        accounts.CallS3Async(account, region, "s3:PutObject", (client, token) => client.PutObjectAsync(new PutObjectRequest
        {
            BucketName = bucket,
            Key = key,
            ContentBody = json,
            ContentType = "application/json",
            ChecksumSHA256 = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(json))),
            // A bucket's name that somebody else took over must not receive anything.
            ExpectedBucketOwner = account,
        }, token), ct);
}
