using System.Security.Cryptography;
using System.Text;
using Portal.Domain;
using Portal.Domain.Access;

namespace Portal.Platform.Access.Tokens;

/// <summary>A bearer token of the API. Only its SHA-256 is kept; the token itself is shown once.</summary>
public sealed class ApiToken
{
    private ApiToken() { }

    public TokenId Id { get; private set; }

    /// <summary>SHA-256 of the token, lower-case hex.</summary>
    public string Hash { get; private set; } = "";
    public PersonId Person { get; private set; }
    public string PersonName { get; private set; } = "";
    public string Name { get; private set; } = "";
    public IReadOnlyList<TokenScope> Scopes { get; private set; } = [];
    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset ExpiresAt { get; private set; }

    /// <summary>To the minute; null: never.</summary>
    public DateTimeOffset? LastUsedAt { get; private set; }
    public DateTimeOffset? RevokedAt { get; private set; }
    public string? RevokedByName { get; private set; }

    public static ApiToken For(string token, Actor person, string name, IReadOnlyList<TokenScope> scopes, DateTimeOffset now, TimeSpan lasts) => new()
    {
        Id = NewId.At<TokenId>(now),
        Hash = HashOf(token),
        Person = person.Id,
        PersonName = person.Name,
        Name = name,
        Scopes = [.. scopes.Distinct().Order()],
        CreatedAt = now,
        ExpiresAt = now + lasts,
    };

    public bool Works(DateTimeOffset now) => RevokedAt is null && now < ExpiresAt;

    public void Revoke(Actor by, DateTimeOffset now) => (RevokedAt, RevokedByName) = (now, by.Name);

    public static string NewToken() => "portal_" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));

    public static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
