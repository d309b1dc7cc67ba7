using System.Security.Cryptography;
using System.Text;
using Portal.Domain;
using Portal.Domain.Access;

namespace Portal.Platform.Access;

/// <summary>A bearer token of the API. Only its SHA-256 is kept; the token itself is shown once.</summary>
public sealed class ApiToken
{
    private ApiToken() { }

    /// <summary>SHA-256 of the token, lower-case hex.</summary>
    public string Hash { get; private set; } = "";
    public PersonId Person { get; private set; }
    public string Name { get; private set; } = "";
    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset ExpiresAt { get; private set; }

    public static ApiToken For(string token, Actor person, string name, DateTimeOffset now, TimeSpan lasts) => new()
    {
        Hash = HashOf(token),
        Person = person.Id,
        Name = name,
        CreatedAt = now,
        ExpiresAt = now + lasts,
    };

    public static string NewToken() => "portal_" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));

    public static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
