using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Portal.AwsSandbox.Wire;

/// <summary>
/// Decides who signed a request, as the real services do: key, token, clock, then the signature itself. While the cloud shows another
/// time than the real one, a caller may go by either.
/// </summary>
/// <param name="shown">The time that the cloud shows; null when it is always real time.</param>
public sealed class Authentication(Keyring keyring, TimeProvider time, Func<DateTimeOffset>? shown = null)
{
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(15);

    public Caller Verify(SignatureClaim claim, SignedParts parts)
    {
        var credentials = keyring.Find(claim.AccessKeyId, claim.SessionToken)
            ?? throw new AwsException("InvalidClientTokenId", "The security token included in the request is invalid.", 403);
        CheckClock(claim);
        var expected = SignatureV4.Sign(credentials.Secret, claim, SignatureV4.CanonicalRequest(parts, claim));
        if (!CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(expected), Encoding.ASCII.GetBytes(claim.Signature)))
            throw Mismatch("The request signature we calculated does not match the signature you provided. Check your AWS Secret " +
                           "Access Key and signing method. Consult the service documentation for details.");
        if (credentials.Expires <= time.GetUtcNow())
            throw new AwsException("ExpiredToken", "The security token included in the request is expired", 403);
        return credentials.Caller;
    }

    private void CheckClock(SignatureClaim claim)
    {
        if (!SignatureV4.TryParseTimestamp(claim.Timestamp, out var signed))
            throw new AwsException("IncompleteSignature", $"Date must be in ISO-8601 'basic format'. Got '{claim.Timestamp}'.");
        if (!claim.Timestamp.StartsWith(claim.Date, StringComparison.Ordinal))
            throw Mismatch($"Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '{claim.Date}' != '{claim.Timestamp[..8]}', from '{claim.Timestamp}'.");
        var now = time.GetUtcNow();
        if (shown?.Invoke() is { } other && (signed - other).Duration() < (signed - now).Duration()) now = other;
        if (claim.ExpiresIn is { } seconds && signed.AddSeconds(seconds) < now)
            throw new AwsException("RequestExpired", "Request has expired.");
        if (claim.ExpiresIn is null && signed < now - Skew)
            throw Mismatch($"Signature expired: {claim.Timestamp} is now earlier than {Basic(now - Skew)} ({Basic(now)} - 15 min.)");
        if (signed > now + Skew)
            throw Mismatch($"Signature not yet current: {claim.Timestamp} is still later than {Basic(now + Skew)} ({Basic(now)} + 15 min.)");
    }

    private static string Basic(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private static AwsException Mismatch(string message) => new("SignatureDoesNotMatch", message, 403);
}
