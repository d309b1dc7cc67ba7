using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;

namespace Portal.Platform.Aws;

/// <summary>
/// A role of an account: assumed once for all who call there, and again five minutes before its credentials end. A refusal
/// is remembered for some seconds, so that an account that can't be reached takes no time from the others.
/// </summary>
internal sealed class AssumedRole(string roleArn, string? externalId, IAmazonSecurityTokenService sts, TimeProvider clock) : IDisposable
{
    /// <summary>What is asked for; AWS gives exactly that, or refuses.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    public static readonly TimeSpan RenewedBefore = TimeSpan.FromMinutes(5);
    public static readonly TimeSpan RefusalHolds = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _turn = new(1);
    private readonly HeldCredentials _held = new();

    // Lapses are measured by a clock that nobody sets, because a machine's time may be wrong by more than five minutes.
    private long? _assumedAt;
    private (AwsFault Fault, long At)? _refused;

    public AWSCredentials Credentials => _held;

    /// <summary>After it, the credentials hold for five minutes at least.</summary>
    /// <exception cref="AwsFaultException">The role could not be assumed; the sentence says which and why.</exception>
    public async Task EnsureAsync(CancellationToken ct)
    {
        if (Holds()) return;
        await _turn.WaitAsync(ct);
        try
        {
            if (Holds()) return;
            if (_refused is { } refused && clock.GetElapsedTime(refused.At) < RefusalHolds) throw new AwsFaultException(refused.Fault, null);
            await AssumeAsync(ct);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>AWS calls the credentials expired: the next call asks for new ones.</summary>
    public void Forget()
    {
        _assumedAt = null;
        _refused = null;
    }

    /// <summary>The next call asks AWS itself, however lately it refused.</summary>
    public void ForgetRefusal() => _refused = null;

    private bool Holds() => _assumedAt is { } at && clock.GetElapsedTime(at) < Lifetime - RenewedBefore;

    private async Task AssumeAsync(CancellationToken ct)
    {
        var asked = clock.GetTimestamp();
        try
        {
            var answer = await sts.AssumeRoleAsync(new AssumeRoleRequest
            {
                RoleArn = roleArn,
                RoleSessionName = "portal",
                ExternalId = externalId is { Length: > 0 } ? externalId : null,
                DurationSeconds = (int)Lifetime.TotalSeconds,
            }, ct);
            var given = answer.Credentials;
            _held.Hold(new ImmutableCredentials(given.AccessKeyId, given.SecretAccessKey, given.SessionToken));
            (_assumedAt, _refused) = (asked, null);
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            if (Faults.Of($"sts:AssumeRole of {roleArn}", fault) is not { } known) throw;
            _refused = (known, clock.GetTimestamp());
            throw new AwsFaultException(known, fault);
        }
    }

    public void Dispose()
    {
        _turn.Dispose();
        sts.Dispose();
    }
}
