using System.Security.Cryptography;
using System.Text;
using Portal.Domain;
using Portal.Domain.Access;

namespace Portal.Platform.Access.Sessions;

/// <summary>One browser in which somebody is signed in. The cookie holds a key to it and nothing else.</summary>
public sealed class Session
{
    private Session() { }

    public SessionId Id { get; private set; }

    /// <summary>SHA-256 of the cookie's key, lower-case hex: who reads the table can't sign in by it.</summary>
    public string KeyHash { get; private set; } = "";
    public PersonId Person { get; private set; }
    public string PersonName { get; private set; } = "";

    /// <summary>The authentication ticket, encrypted with the installation's Data Protection keys.</summary>
    public byte[] Ticket { get; private set; } = [];

    /// <summary>The browser, as it calls itself.</summary>
    public string Browser { get; private set; } = "";
    public string Address { get; private set; } = "";
    public DateTimeOffset BegunAt { get; private set; }

    /// <summary>When it was last used, to the minute.</summary>
    public DateTimeOffset SeenAt { get; private set; }
    public DateTimeOffset ExpiresAt { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Who ended it, when that was not its person.</summary>
    public string? EndedByName { get; private set; }

    public static Session Begin(SessionId id, string key, Actor person, byte[] ticket, string browser, string address, DateTimeOffset now, DateTimeOffset expiresAt) => new()
    {
        Id = id,
        KeyHash = HashOf(key),
        Person = person.Id,
        PersonName = person.Name,
        Ticket = ticket,
        Browser = browser.Length > 300 ? browser[..300] : browser,
        Address = address,
        BegunAt = now,
        SeenAt = now,
        ExpiresAt = expiresAt,
    };

    public bool Holds(DateTimeOffset now) => EndedAt is null && now < ExpiresAt;

    public void End(Actor by, DateTimeOffset now)
    {
        EndedAt = now;
        EndedByName = by.Id == Person ? null : by.Name;
        // Nobody needs it any more, and it may hold a token of the provider.
        Ticket = [];
    }

    public static string HashOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
