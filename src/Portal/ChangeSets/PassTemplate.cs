using System.Security.Cryptography;
using System.Text;
using Portal.Platform.Aws;

namespace Portal.ChangeSets;

/// <summary>Hands a template to CloudFormation inline where it fits, and through the account's template bucket where it does not.</summary>
public sealed class PassTemplate(AwsAccounts accounts, PutObject put)
{
    /// <summary>Largest template that a call takes inline, in bytes of UTF-8.</summary>
    public const int LargestInline = 51_200;

    /// <summary>Largest template that CloudFormation reads at all, in bytes of UTF-8.</summary>
    public const int Largest = 1_048_576;

    /// <exception cref="AwsFaultException">The template could not be put into the bucket.</exception>
    public async Task<PassedTemplate> RunAsync(string account, string region, string body, CancellationToken ct)
    {
        var content = Encoding.UTF8.GetBytes(body);
        if (content.Length <= LargestInline) return new PassedTemplate.Inline(body);
        if (content.Length > Largest)
            return new PassedTemplate.Refused($"The rendered template has {content.Length:N0} bytes; CloudFormation reads {Largest:N0} at most. Ask the product's owner to make it smaller.");
        if (accounts.TemplateBucket(account, region) is not var (bucket, prefix))
            return new PassedTemplate.Refused(
                $"The rendered template has {content.Length:N0} bytes; above {LargestInline:N0} it goes through a bucket, and account {account} has none. "
                + "Ask a platform engineer to set TemplateBucket for the account (Portal:Aws:Accounts) to a bucket in the stack's region, then send the request again.");

        // The key is the content's hash: putting it again changes nothing, and no two requests write the same key with different content.
        var key = $"{(prefix.Length > 0 ? prefix + "/" : "")}{Convert.ToHexStringLower(SHA256.HashData(content))}.json";
        try
        {
            await put.RunAsync(account, region, bucket, key, body, ct);
        }
        catch (AwsFaultException fault) when (fault.Fault is AwsFault.NotFound or AwsFault.Refused { Code: "PermanentRedirect" or "AuthorizationHeaderMalformed" })
        {
            return new PassedTemplate.Refused(
                $"The rendered template has {content.Length:N0} bytes and goes through the bucket {bucket}, which does not stand in account {account}, {region}. "
                + "Ask a platform engineer to create it there or to correct TemplateBucket (Portal:Aws:Accounts), then send the request again.");
        }
        return new PassedTemplate.InBucket(AddressOf(bucket, region, key));
    }

    // CloudFormation takes S3's own addresses only, whatever endpoint the portal itself speaks to. A name with a dot has
    // no valid certificate as a host name.
    private static string AddressOf(string bucket, string region, string key)
    {
        var suffix = region.StartsWith("cn-", StringComparison.Ordinal) ? "amazonaws.com.cn" : "amazonaws.com";
        return bucket.Contains('.', StringComparison.Ordinal)
            ? $"https://s3.{region}.{suffix}/{bucket}/{key}"
            : $"https://{bucket}.s3.{region}.{suffix}/{key}";
    }
}
