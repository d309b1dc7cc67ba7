using System.Collections.Concurrent;
using System.Threading.RateLimiting;
using Amazon;
using Amazon.CloudFormation;
using Amazon.Runtime;
using Amazon.Runtime.Credentials;
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
    public async Task<T> CallAsync<T>(string account, string region, string operation, Func<IAmazonCloudFormation, CancellationToken, Task<T>> call, CancellationToken ct)
    {
        var place = _places.GetOrAdd((account, region), key => new Place(key.Account, key.Region, settings.Value.Aws));
        using var lease = await place.Limiter.AcquireAsync(1, ct);
        if (!lease.IsAcquired) throw new AwsFaultException(new AwsFault.Throttled(operation), null);
        try
        {
            return await call(place.CloudFormation, ct);
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
            var config = new AmazonCloudFormationConfig { RegionEndpoint = RegionEndpoint.GetBySystemName(region), MaxErrorRetry = 2, Timeout = TimeSpan.FromSeconds(20) };
            if (aws.Endpoint is { Length: > 0 } endpoint)
            {
                config.ServiceURL = endpoint;
                config.AuthenticationRegion = region;
            }
            CloudFormation = new AmazonCloudFormationClient(Credentials(known, aws), config);
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
        public TokenBucketRateLimiter Limiter { get; }

        public void Dispose()
        {
            CloudFormation.Dispose();
            Limiter.Dispose();
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
