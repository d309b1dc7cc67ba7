using System.Threading.RateLimiting;
using Amazon.Runtime;

namespace Portal.Platform.Aws;

/// <summary>The way into one account and region: its role, its clients, and the one limiter that all calls there share.</summary>
internal sealed class AwsGate : IDisposable
{
    private readonly AssumedRole? _role;
    private readonly AwsClients _clients;

    /// <param name="role">Null where the portal's own credentials are of this account.</param>
    public AwsGate(string region, AwsSettings aws, AssumedRole? role, AWSCredentials own)
    {
        _role = role;
        _clients = new AwsClients(role?.Credentials ?? own, region, aws.Endpoint);
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

    public async Task<TClient> ClientAsync<TClient>(CancellationToken ct) where TClient : class
    {
        if (_role is not null) await _role.EnsureAsync(ct);
        return _clients.Of<TClient>();
    }

    public void ForgetCredentials() => _role?.Forget();

    public void ForgetRefusal() => _role?.ForgetRefusal();

    public void Dispose()
    {
        _clients.Dispose();
        Limiter.Dispose();
    }
}
