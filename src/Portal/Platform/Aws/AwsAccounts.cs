using System.Collections.Concurrent;
using System.Diagnostics;
using Amazon.AutoScaling;
using Amazon.CloudFormation;
using Amazon.CloudTrail;
using Amazon.CloudWatch;
using Amazon.ElasticLoadBalancingV2;
using Amazon.RDS;
using Amazon.Runtime;
using Amazon.Runtime.Credentials;
using Amazon.S3;
using Amazon.SecurityToken;
using Microsoft.Extensions.Options;
using Portal.Platform.Telemetry;

namespace Portal.Platform.Aws;

/// <summary>
/// The way into each account and region: credentials (a role to assume, or the portal's own), the endpoint, and one
/// limiter for all calls there. Faults are told apart here, in <see cref="Faults"/>, and nowhere else.
/// </summary>
public sealed class AwsAccounts(IOptions<PortalSettings> settings, CallTally tally, TimeProvider clock, AwsTime? time = null) : IDisposable
{
    private static readonly HashSet<string> Expired = ["ExpiredToken", "ExpiredTokenException", "RequestExpired", "InvalidClientTokenId"];

    private readonly ConcurrentDictionary<(string Account, string Region), Lazy<AwsGate>> _gates = new();
    private readonly ConcurrentDictionary<string, Lazy<AssumedRole>> _roles = new();

    /// <summary>Calls CloudFormation in an account and region; every fault comes out as <see cref="AwsFaultException"/>.</summary>
    public Task<T> CallAsync<T>(string account, string region, string operation, Func<IAmazonCloudFormation, CancellationToken, Task<T>> call, CancellationToken ct) =>
        CallAsync<IAmazonCloudFormation, T>(account, region, operation, call, ct);

    /// <summary>Calls S3 the same way.</summary>
    public Task<T> CallS3Async<T>(string account, string region, string operation, Func<IAmazonS3, CancellationToken, Task<T>> call, CancellationToken ct) =>
        CallAsync<IAmazonS3, T>(account, region, operation, call, ct);

    /// <summary>Calls CloudTrail the same way.</summary>
    public Task<T> CallCloudTrailAsync<T>(string account, string region, string operation, Func<IAmazonCloudTrail, CancellationToken, Task<T>> call, CancellationToken ct) =>
        CallAsync<IAmazonCloudTrail, T>(account, region, operation, call, ct);

    /// <summary>Calls CloudWatch the same way.</summary>
    public Task<T> CallCloudWatchAsync<T>(string account, string region, string operation, Func<IAmazonCloudWatch, CancellationToken, Task<T>> call, CancellationToken ct) =>
        CallAsync<IAmazonCloudWatch, T>(account, region, operation, call, ct);

    /// <summary>Calls RDS the same way.</summary>
    public Task<T> CallRdsAsync<T>(string account, string region, string operation, Func<IAmazonRDS, CancellationToken, Task<T>> call, CancellationToken ct) =>
        CallAsync<IAmazonRDS, T>(account, region, operation, call, ct);

    /// <summary>Calls Elastic Load Balancing the same way.</summary>
    public Task<T> CallLoadBalancingAsync<T>(string account, string region, string operation, Func<IAmazonElasticLoadBalancingV2, CancellationToken, Task<T>> call, CancellationToken ct) =>
        CallAsync<IAmazonElasticLoadBalancingV2, T>(account, region, operation, call, ct);

    /// <summary>Calls Auto Scaling the same way.</summary>
    public Task<T> CallAutoScalingAsync<T>(string account, string region, string operation, Func<IAmazonAutoScaling, CancellationToken, Task<T>> call, CancellationToken ct) =>
        CallAsync<IAmazonAutoScaling, T>(account, region, operation, call, ct);

    /// <summary>Calls any service that <see cref="AwsClients"/> knows, by its interface.</summary>
    public async Task<T> CallAsync<TClient, T>(string account, string region, string operation, Func<TClient, CancellationToken, Task<T>> call, CancellationToken ct) where TClient : class
    {
        var gate = GateOf(account, region);
        using var lease = await gate.Limiter.AcquireAsync(1, ct);
        if (!lease.IsAcquired) throw new AwsFaultException(new AwsFault.Throttled(operation), null);
        var pass = gate.Of(operation);
        using var span = PortalTrace.Begin(operation, null, ActivityKind.Client);
        span.Activity?.SetTag("rpc.system", "aws-api").SetTag("aws.account", account).SetTag("cloud.region", region);
        var began = Stopwatch.GetTimestamp();
        try
        {
            var answer = await call(await pass.ClientAsync<TClient>(ct), ct);
            tally.Count(account, region, operation, Stopwatch.GetElapsedTime(began), null);
            return answer;
        }
        catch (AwsFaultException refused)
        {
            tally.Count(account, region, operation, Stopwatch.GetElapsedTime(began), refused.Fault);
            span.Failed(refused.Fault.Sentence);
            throw;
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            if (fault is AmazonServiceException { ErrorCode: { } code } && Expired.Contains(code)) pass.Role?.Forget();
            if (Faults.Of(operation, fault) is not { } known) throw;
            tally.Count(account, region, operation, Stopwatch.GetElapsedTime(began), known);
            span.Failed(known.Sentence);
            throw new AwsFaultException(known, fault);
        }
    }

    /// <summary>The role CloudFormation works with in this account; null when it works as the caller.</summary>
    public string? ServiceRole(string account) => Find(account)?.ServiceRoleArn is { Length: > 0 } arn ? arn : null;

    /// <summary>The bucket and the prefix that templates too large for a call go to; null when none is set.</summary>
    public (string Bucket, string Prefix)? TemplateBucket(string account, string region) =>
        Find(account) is { TemplateBucket: { Length: > 0 } bucket } known
            ? (bucket.Replace("${region}", region, StringComparison.Ordinal), known.TemplatePrefix?.Trim('/') ?? "")
            : null;

    public void Dispose()
    {
        foreach (var gate in _gates.Values.Where(gate => gate.IsValueCreated)) gate.Value.Dispose();
        foreach (var role in _roles.Values.Where(role => role.IsValueCreated)) role.Value.Dispose();
    }

    /// <summary>The next call there asks AWS for the role again, however lately it was refused.</summary>
    public void ForgetRefusal(string account, string region) => GateOf(account, region).ForgetRefusal();

    /// <summary>Takes the account's operator role, where it has one.</summary>
    /// <exception cref="AwsFaultException">AWS does not give it; the sentence says which and why.</exception>
    public Task EnsureOperatorAsync(string account, string region, CancellationToken ct) => GateOf(account, region).EnsureOperatorAsync(ct);

    private AwsGate GateOf(string account, string region) =>
        _gates.GetOrAdd((account, region), key => new Lazy<AwsGate>(() => Open(key.Account, key.Region), LazyThreadSafetyMode.PublicationOnly)).Value;

    private AccountSettings? Find(string account) => settings.Value.Aws.Accounts.FirstOrDefault(known => known.Id == account);

    private AwsGate Open(string account, string region)
    {
        var known = Find(account) ?? throw new InvalidOperationException($"Account {account} is not configured.");
        var own = Own();
        return new AwsGate(region, settings.Value.Aws, Role(known, known.RoleArn, own), Role(known, known.OperatorRoleArn, own), own, time);
    }

    // Looked for anew at the next call: a profile or a machine's role may come later than the portal.
    private static AWSCredentials Own()
    {
        try
        {
            return DefaultAWSCredentialsIdentityResolver.GetCredentials();
        }
        catch (AmazonClientException none)
        {
            throw new AwsFaultException(new AwsFault.Unreachable("any call", "the portal finds no credentials: give it some by environment, profile or role of the machine"), none);
        }
    }

    // A role is for all regions of the account, asked for in the first of them: its credentials hold everywhere.
    private AssumedRole? Role(AccountSettings account, string? arn, AWSCredentials own) => arn is not { Length: > 0 } ? null : _roles.GetOrAdd(arn, _ => new Lazy<AssumedRole>(() => new AssumedRole(
        arn, account.ExternalId, new AwsClients(own, account.Regions[0], settings.Value.Aws.Endpoint).Of<IAmazonSecurityTokenService>(), clock))).Value;
}
