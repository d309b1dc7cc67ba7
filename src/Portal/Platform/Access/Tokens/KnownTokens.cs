using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Portal.Platform.Data;

namespace Portal.Platform.Access.Tokens;

/// <summary>A token and whose it is, as the store had them when it was read.</summary>
/// <param name="person">As they were seen at their last sign-in; null when the store knows them no more.</param>
internal sealed class KnownToken(ApiToken token, KnownPerson? person)
{
    private long _usedAt = token.LastUsedAt?.UtcTicks ?? 0;

    public ApiToken Token => token;
    public KnownPerson? Person => person;

    /// <summary>When its use was last noted, here or by whoever wrote what was read.</summary>
    public DateTimeOffset UsedAt
    {
        get => new(Interlocked.Read(ref _usedAt), TimeSpan.Zero);
        set => Interlocked.Exchange(ref _usedAt, value.UtcTicks);
    }
}

/// <summary>Tokens by their hash, held as long as the store's mark says that no token and no person changed. What is not known is asked for each time.</summary>
internal sealed class KnownTokens(IDbContextFactory<PortalDb> dbs)
{
    private const int Most = 10_000;

    private readonly ConcurrentDictionary<string, (Guid Mark, KnownToken Known)> _held = [];

    /// <param name="mark">The store's mark of access, read after the call came.</param>
    public async Task<KnownToken?> FindAsync(string hash, Guid mark, CancellationToken ct)
    {
        if (_held.TryGetValue(hash, out var held) && held.Mark == mark) return held.Known;
        await using var db = await dbs.CreateDbContextAsync(ct);
        if (await db.Tokens.AsNoTracking().FirstOrDefaultAsync(t => t.Hash == hash, ct) is not { } token) return null;
        var known = new KnownToken(token, await db.People.AsNoTracking().FirstOrDefaultAsync(person => person.Id == token.Person, ct));
        if (_held.Count >= Most) _held.Clear();
        _held[hash] = (mark, known);
        return known;
    }
}
