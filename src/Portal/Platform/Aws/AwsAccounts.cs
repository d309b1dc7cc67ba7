using System.Collections.Concurrent;
using System.Threading.RateLimiting;
using Amazon;
using Amazon.CloudFormation;
using Amazon.CloudTrail;
using Amazon.CloudWatch;
using Amazon.Runtime;
using Amazon.Runtime.Credentials;
using Amazon.S3;
using Amazon.SecurityToken;
using Microsoft.Extensions.Options;

namespace Portal.Platform.Aws;

/// <summary>
/// The way into each account and region: credentials (a role to assume, or the portal's own), the endpoint, and one
/// limiter for all calls there. Faults are told apart here, in <see cref="Faults"/>, and nowhere else.
/// </summary>
public sealed class AwsAccounts(IOptions<PortalSettings> settings) : IDisposable
{
    private readonly ConcurrentDictionary<(string Account, string Region), Place> _places = new();

    /// <summary>Calls CloudFormation in an account and region; every fault comes out as <see cref="AwsFaultException"/>.</summary>
    public Task<T> CallAsync<T>(string account, string region, string operation, Func<IAmazonCloudFormation, CancellationToken, Task<T>> call, CancellationToken ct) =>
        CallAsync(account, region, operation, place => place.CloudFormation, call, ct);

    /// <summary>Calls S3 the same way.</summary>
    public Task<T> CallS3Async<T>(string account, string region, string operation, Func<IAmazonS3, CancellationToken, Task<T>> call, CancellationToken ct) =>
        CallAsync(account, region, operation, place => place.S3, call, ct);

    /// <summary>Calls CloudTrail the same way.</summary>
    public Task<T> CallCloudTrailAsync<T>(string account, string region, string operation, Func<IAmazonCloudTrail, CancellationToken, Task<T>> call, CancellationToken ct) =>
        CallAsync(account, region, operation, place => place.CloudTrail, call, ct);

    /// <summary>Calls CloudWatch the same way.</summary>
    public Task<T> CallCloudWatchAsync<T>(string account, string region, string operation, Func<IAmazonCloudWatch, CancellationToken, Task<T>> call, CancellationToken ct) =>
        CallAsync(account, region, operation, place => place.CloudWatch, call, ct);

    private async Task<T> CallAsync<TClient, T>(string account, string region, string operation, Func<Place, TClient> clientOf, Func<TClient, CancellationToken, Task<T>> call, CancellationToken ct)
    {
        var place = _places.GetOrAdd((account, region), key => new Place(key.Account, key.Region, settings.Value.Aws));
        using var lease = await place.Limiter.AcquireAsync(1, ct);
        if (!lease.IsAcquired) throw new AwsFaultException(new AwsFault.Throttled(operation), null);
        try
        {
            return await call(clientOf(place), ct);
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            if (Faults.Of(operation, fault) is not { } known) throw;
            throw new AwsFaultException(known, fault);
        }
    }

    /// <summary>The role CloudFormation works with in this account; null when it works as the caller.</summary>
    public string? ServiceRole(string account) =>
        settings.Value.Aws.Accounts.FirstOrDefault(a => a.Id == account)?.ServiceRoleArn is { Length: > 0 } arn ? arn : null;

    /// <summary>The bucket and the prefix that templates too large for a call go to; null when none is set.</summary>
    public (string Bucket, string Prefix)? TemplateBucket(string account, string region) =>
        settings.Value.Aws.Accounts.FirstOrDefault(a => a.Id == account) is { TemplateBucket: { Length: > 0 } bucket } known
            ? (bucket.Replace("${region}", region, StringComparison.Ordinal), known.TemplatePrefix?.Trim('/') ?? "")
            : null;

    public void Dispose()
    {
        foreach (var place in _places.Values) place.Dispose();
    }

    private sealed class Place : IDisposable
    {
        public Place(string account, string region, AwsSettings aws)
        {
            var known = aws.Accounts.FirstOrDefault(a => a.Id == account)
                ?? throw new InvalidOperationException($"Account {account} is not configured.");
            var credentials = Credentials(known, aws);
            CloudFormation = new AmazonCloudFormationClient(credentials, Pointed(new AmazonCloudFormationConfig(), region, aws));
            S3 = new AmazonS3Client(credentials, Pointed(new AmazonS3Config { ForcePathStyle = aws.Endpoint is { Length: > 0 } }, region, aws));
            CloudTrail = new AmazonCloudTrailClient(credentials, Pointed(new AmazonCloudTrailConfig(), region, aws));
            CloudWatch = new AmazonCloudWatchClient(credentials, Pointed(new AmazonCloudWatchConfig(), region, aws));
            Limiter = new TokenBucketRateLimiter(new TokenBucketRateLimiterOptions
            {
                TokenLimit = aws.CallsPerSecond,
                TokensPerPeriod = aws.CallsPerSecond,
                ReplenishmentPeriod = TimeSpan.FromSeconds(1),
                QueueLimit = 2000,
                QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
            });
        }

        public AmazonCloudFormationClient CloudFormation { get; }
        public AmazonS3Client S3 { get; }
        public AmazonCloudTrailClient CloudTrail { get; }
        public AmazonCloudWatchClient CloudWatch { get; }
        public TokenBucketRateLimiter Limiter { get; }

        public void Dispose()
        {
            CloudFormation.Dispose();
            S3.Dispose();
            CloudTrail.Dispose();
            CloudWatch.Dispose();
            Limiter.Dispose();
        }

        private static TConfig Pointed<TConfig>(TConfig config, string region, AwsSettings aws) where TConfig : ClientConfig
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
            config.MaxErrorRetry = 2;
            config.Timeout = TimeSpan.FromSeconds(20);
            if (aws.Endpoint is { Length: > 0 } endpoint)
            {
                config.ServiceURL = endpoint;
                config.AuthenticationRegion = region;
            }
            return config;
        }

        private static AWSCredentials Credentials(AccountSettings account, AwsSettings aws)
        {
            var own = DefaultAWSCredentialsIdentityResolver.GetCredentials();
            if (account.RoleArn is not { Length: > 0 } role) return own;
            return new AssumeRoleAWSCredentials(own, role, "portal", new AssumeRoleAWSCredentialsOptions
            {
                ExternalId = account.ExternalId,
                DurationSeconds = 3600,
                // Renewed five minutes before they end, so that no call starts with credentials about to expire.
            })
            { PreemptExpiryTime = TimeSpan.FromMinutes(5) };
        }
    }
}
