using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Platform.Data;

namespace Portal.Platform.Access;

/// <summary>
/// A portal that starts without the demo ends what the demo's people left: nobody is to come in by a token that was
/// made without a password, not even when a person of the company has the same id one day.
/// </summary>
public sealed class EndDemo(IDbContextFactory<PortalDb> dbs, TimeProvider clock)
{
    public async Task RunAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var db = await dbs.CreateDbContextAsync(ct);
        var people = db.People.Where(person => person.IsDemo).Select(person => person.Id);
        var sessions = await db.Sessions.Where(session => people.Contains(session.Person) && session.EndedAt == null).ToListAsync(ct);
        var tokens = await db.Tokens.Where(token => people.Contains(token.Person) && token.RevokedAt == null).ToListAsync(ct);
        if (sessions.Count + tokens.Count == 0) return;
        foreach (var session in sessions) session.End(Actor.Portal, now);
        foreach (var token in tokens) token.Revoke(Actor.Portal, now);
        db.Record(Actor.Portal, "demo.ended", "demo", null, $"{sessions.Count} sessions ended, {tokens.Count} tokens revoked", now, null, null);
        await db.SaveChangesAsync(ct);
    }
}
