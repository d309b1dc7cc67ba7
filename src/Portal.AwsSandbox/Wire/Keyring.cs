using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Portal.AwsSandbox.Wire;

/// <summary>A key pair that verifies; temporary ones end at <paramref name="Expires"/>.</summary>
public sealed record Credentials(string AccessKeyId, string Secret, Caller Caller, DateTimeOffset? Expires = null);

/// <summary>What AssumeRole hands out.</summary>
public sealed record TemporaryCredentials(string AccessKeyId, string Secret, string SessionToken, DateTimeOffset Expires);

/// <summary>
/// The long-lived keys, and temporary ones that need no store: the session token carries who and until when,
/// sealed with this sandbox's own key, and the secret is derived from it.
/// </summary>
public sealed class Keyring
{
    private readonly Dictionary<string, Credentials> longLived;
    private readonly byte[] seal;

    /// <param name="keys">Account, access key id and secret of each IAM user.</param>
    /// <param name="seal">32 random bytes that stay the same over restarts.</param>
    public Keyring(IEnumerable<(string Account, string AccessKeyId, string Secret)> keys, byte[] seal)
    {
        this.seal = seal;
        longLived = keys.ToDictionary(key => key.AccessKeyId, key => new Credentials(
            key.AccessKeyId, key.Secret,
            new Caller(key.Account, $"arn:aws:iam::{key.Account}:user/{key.AccessKeyId}", UserId(key.AccessKeyId), key.AccessKeyId)));
    }

    public IEnumerable<string> Accounts => longLived.Values.Select(key => key.Caller.Account).Distinct();

    public Credentials? Find(string accessKeyId, string? sessionToken) => sessionToken is null
        ? longLived.GetValueOrDefault(accessKeyId)
        : Open(sessionToken) is { } session && session.AccessKeyId == accessKeyId ? session : null;

    public TemporaryCredentials Issue(Caller assumed, DateTimeOffset expires)
    {
        var accessKeyId = "ASIA" + RandomNumberGenerator.GetString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 16);
        var payload = JsonSerializer.SerializeToUtf8Bytes(new Session(assumed with { AccessKeyId = accessKeyId }, expires));
        var token = $"{Convert.ToBase64String(payload)}.{Convert.ToBase64String(HMACSHA256.HashData(seal, payload))}";
        return new TemporaryCredentials(accessKeyId, Secret(token), token, expires);
    }

    private Credentials? Open(string token)
    {
        var parts = token.Split('.');
        if (parts.Length != 2) return null;
        try
        {
            var payload = Convert.FromBase64String(parts[0]);
            if (!CryptographicOperations.FixedTimeEquals(HMACSHA256.HashData(seal, payload), Convert.FromBase64String(parts[1])))
                return null;
            var session = JsonSerializer.Deserialize<Session>(payload)!;
            return new Credentials(session.Caller.AccessKeyId, Secret(token), session.Caller, session.Expires);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private string Secret(string token) =>
        Convert.ToBase64String(HMACSHA256.HashData(seal, Encoding.UTF8.GetBytes("secret of " + token)))[..40];

    /// <summary>Ids of users look like <c>AIDA…</c>; the same name has the same id.</summary>
    public static string UserId(string name, string start = "AIDA") =>
        start + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..16];

    private sealed record Session(Caller Caller, DateTimeOffset Expires);
}
