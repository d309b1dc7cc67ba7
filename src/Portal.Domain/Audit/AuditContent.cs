using System.Security.Cryptography;
using System.Text;

namespace Portal.Domain.Audit;

/// <summary>
/// What the hash of an audit entry covers, written the same way everywhere: from the database, from an export, by
/// anybody who checks with other tools. Each part stands behind its length, so that nothing can be moved from one to its
/// neighbour unnoticed; null has the length -1.
/// </summary>
/// <param name="Form">
/// 1: previous hash, sequence, milliseconds since 1970, actor, actor's name, action, subject, environment, detail; lengths
/// in UTF-16 units. 2 (since before and after are kept): "2", previous hash, sequence, microseconds since 1970, actor,
/// actor's name, action, subject, environment, before, after, detail; lengths in bytes of UTF-8.
/// </param>
public sealed record AuditContent(
    int Form, DateTimeOffset At, string Actor, string ActorName, string Action, string Subject, string? Environment, string? Before, string? After, string Detail)
{
    public const int Newest = 2;

    /// <summary>What the first entry is chained to.</summary>
    public const string Genesis = "portal audit 1";

    /// <summary>SHA-256 in lower-case hex of this content at a place in the chain, behind the entry with that hash.</summary>
    /// <exception cref="InvalidOperationException">The form is not known to this version of the portal.</exception>
    public string HashAt(long? sequence, string previousHash)
    {
        var written = Form switch
        {
            1 => Written(text => text.Length, previousHash, sequence?.ToString(), At.ToUnixTimeMilliseconds().ToString(), Actor, ActorName, Action, Subject, Environment, Detail),
            2 => Written(Encoding.UTF8.GetByteCount, "2", previousHash, sequence?.ToString(), Microseconds, Actor, ActorName, Action, Subject, Environment, Before, After, Detail),
            _ => throw new InvalidOperationException($"Audit content has the form {Form}, which this version does not know."),
        };
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(written)));
    }

    // The store keeps microseconds.
    private string Microseconds => ((At.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond).ToString();

    private static string Written(Func<string, int> length, params string?[] parts) =>
        string.Concat(parts.Select(part => $"{(part is null ? -1 : length(part))}:{part}"));
}
