using Microsoft.EntityFrameworkCore;
using Portal.Domain;
using Portal.Domain.Access;
using Portal.Platform.Data;

namespace Portal.Platform.Freezes;

/// <summary>What must not start at the moment, and why.</summary>
public sealed class ReadFreezes(IDbContextFactory<PortalDb> dbs, TimeProvider clock)
{
    private const int MostOver = 50;

    /// <summary>The freezes in force now over a place.</summary>
    /// <param name="environment">Null where there is none yet.</param>
    public static async Task<IReadOnlyList<Freeze>> OverAsync(PortalDb db, string account, EnvironmentId? environment, DateTimeOffset now, CancellationToken ct) =>
        [.. (await db.Freezes.AsNoTracking().Where(freeze => freeze.LiftedAt == null && freeze.StartsAt <= now && (freeze.EndsAt == null || freeze.EndsAt > now)).OrderBy(freeze => freeze.StartsAt).ToListAsync(ct))
            .Where(freeze => freeze.Covers(account, environment))];

    /// <inheritdoc cref="OverAsync(PortalDb, string, EnvironmentId?, DateTimeOffset, CancellationToken)"/>
    public async Task<IReadOnlyList<Freeze>> OverAsync(string account, EnvironmentId? environment, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        return await OverAsync(db, account, environment, clock.GetUtcNow(), ct);
    }

    /// <summary>In force and coming ones that concern the reader, then the newest of those that are over.</summary>
    public async Task<IReadOnlyList<Freeze>> ListAsync(Actor actor, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var team = actor.OnlyTeam;
        var all = db.Freezes.AsNoTracking().Where(freeze => team == null || freeze.EnvironmentId == null || db.Environments.Any(e => e.Id == freeze.EnvironmentId && e.Team == team));
        var now = clock.GetUtcNow();
        var open = await all.Where(freeze => freeze.LiftedAt == null && (freeze.EndsAt == null || freeze.EndsAt > now)).OrderBy(freeze => freeze.StartsAt).ToListAsync(ct);
        var over = await all.Where(freeze => freeze.LiftedAt != null || freeze.EndsAt <= now).OrderByDescending(freeze => freeze.SetAt).Take(MostOver).ToListAsync(ct);
        return [.. open, .. over];
    }
}
