using System.Threading.RateLimiting;
using Amazon.Runtime;

namespace Portal.Platform.Aws;

/// <summary>The way into one account and region: its roles, their clients, and the one limiter that all calls there share.</summary>
internal sealed class AwsGate : IDisposable
{
    private readonly AwsPass _portal;
    private readonly AwsPass? _operator;

    /// <param name="role">Null where the portal's own credentials are of this account.</param>
    /// <param name="operatorRole">Null where the same role makes the calls of <see cref="OperatorCalls"/>.</param>
    public AwsGate(string region, AwsSettings aws, AssumedRole? role, AssumedRole? operatorRole, AWSCredentials own)
    {
        _portal = new AwsPass(role, new AwsClients(role?.Credentials ?? own, region, aws.Endpoint));
        _operator = operatorRole is null ? null : new AwsPass(operatorRole, new AwsClients(operatorRole.Credentials, region, aws.Endpoint));
        Limiter = new TokenBucketRateLimiter(new TokenBucketRateLimiterOptions
        {
            TokenLimit = aws.CallsPerSecond,
            TokensPerPeriod = aws.CallsPerSecond,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            QueueLimit = 2000,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        });
    }

    public TokenBucketRateLimiter Limiter { get; }

    /// <summary>The way to make one operation's calls.</summary>
    public AwsPass Of(string operation) => _operator is { } pass && OperatorCalls.Has(operation) ? pass : _portal;

    /// <summary>Takes the operator's role, where there is one.</summary>
    /// <exception cref="AwsFaultException">AWS does not give it; the sentence says which and why.</exception>
    public Task EnsureOperatorAsync(CancellationToken ct) => _operator?.Role?.EnsureAsync(ct) ?? Task.CompletedTask;

    public void ForgetRefusal()
    {
        _portal.Role?.ForgetRefusal();
        _operator?.Role?.ForgetRefusal();
    }

    public void Dispose()
    {
        _portal.Clients.Dispose();
        _operator?.Clients.Dispose();
        Limiter.Dispose();
    }
}
