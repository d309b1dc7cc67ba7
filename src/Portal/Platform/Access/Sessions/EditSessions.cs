using Microsoft.EntityFrameworkCore;
using Portal.Domain;
using Portal.Domain.Access;
using Portal.Platform.Data;

namespace Portal.Platform.Access.Sessions;

/// <summary>Where people are signed in, and how that is ended: everybody their own, administrators anybody's.</summary>
public sealed class EditSessions(IDbContextFactory<PortalDb> dbs, TimeProvider clock)
{
    private const int Most = 200;

    /// <summary>Sessions that hold, the last used first.</summary>
    /// <param name="everybody">Of all people; administrators and auditors only.</param>
    public async Task<Outcome<IReadOnlyList<Session>>> ListAsync(Actor actor, bool everybody, CancellationToken ct)
    {
        if (everybody && !MayRead(actor)) return new Outcome<IReadOnlyList<Session>>.Forbidden("Administrators and auditors see where others are signed in.");
        var now = clock.GetUtcNow();
        await using var db = await dbs.CreateDbContextAsync(ct);
        return await db.Sessions.AsNoTracking().Where(session => session.EndedAt == null && session.ExpiresAt > now && (everybody || session.Person == actor.Id))
            .OrderByDescending(session => session.SeenAt).Take(Most).ToListAsync(ct);
    }

    /// <summary>Open pages of it close within <see cref="AccessSettings.RecheckSeconds"/>.</summary>
    public async Task<Outcome<Session>> EndAsync(Actor actor, SessionId id, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var session = await db.Sessions.FirstOrDefaultAsync(each => each.Id == id, ct);
        if (session is null || (session.Person != actor.Id && !MayRead(actor))) return new Outcome<Session>.NotFound("There is no such session.");
        if (session.Person != actor.Id && !actor.Is(Role.Administrator)) return new Outcome<Session>.Forbidden($"{session.PersonName} or an administrator ends this session.");
        var now = clock.GetUtcNow();
        if (!session.Holds(now)) return new Outcome<Session>.Conflict("It is over already.");
        session.End(actor, now);
        db.Record(actor, "session.revoked", session.Id.Value, null, $"{session.PersonName} is signed out of {session.Browser}", now, null, null);
        await db.SaveChangesAsync(ct);
        return session;
    }

    /// <summary>Ends every session of a person and takes all their tokens back.</summary>
    public async Task<Outcome<int>> EndAllAsync(Actor actor, PersonId person, CancellationToken ct)
    {
        if (person != actor.Id && !actor.Is(Role.Administrator)) return new Outcome<int>.Forbidden("Administrators sign others out.");
        await using var db = await dbs.CreateDbContextAsync(ct);
        if (!await db.People.AnyAsync(known => known.Id == person, ct)) return new Outcome<int>.NotFound("Nobody of that id has ever signed in.");
        var now = clock.GetUtcNow();
        var sessions = await db.Sessions.Where(session => session.Person == person && session.EndedAt == null && session.ExpiresAt > now).ToListAsync(ct);
        var tokens = await db.Tokens.Where(token => token.Person == person && token.RevokedAt == null && token.ExpiresAt > now).ToListAsync(ct);
        foreach (var session in sessions) session.End(actor, now);
        foreach (var token in tokens) token.Revoke(actor, now);
        db.Record(actor, "person.signedOut", person.Value, null, $"{sessions.Count} sessions ended, {tokens.Count} tokens revoked", now, null, null);
        await db.SaveChangesAsync(ct);
        return sessions.Count + tokens.Count;
    }

    public static bool MayRead(Actor actor) => actor.Is(Role.Administrator) || actor.Is(Role.Auditor);
}
