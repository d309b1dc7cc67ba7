using Microsoft.EntityFrameworkCore;
using Portal.Domain;
using Portal.Domain.Access;
using Portal.Platform.Access;
using Portal.Platform.Data;

namespace Portal.Reviews;

/// <summary>Who decides in whose place.</summary>
public sealed class ReadDelegations(IDbContextFactory<PortalDb> dbs, TimeProvider clock)
{
    private const int MostOver = 50;

    /// <summary>Those to a person, in force or not.</summary>
    public static async Task<IReadOnlyList<Delegation>> ToAsync(PortalDb db, PersonId person, CancellationToken ct) =>
        await db.Delegations.AsNoTracking().Where(delegation => delegation.Delegate == person && delegation.EndedAt == null).ToListAsync(ct);

    /// <summary>In force and coming ones first, by their end; then the newest of those that are over.</summary>
    public async Task<IReadOnlyList<Delegation>> ListAsync(CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var now = clock.GetUtcNow();
        var open = await db.Delegations.AsNoTracking().Where(delegation => delegation.EndedAt == null && delegation.EndsAt > now).OrderBy(delegation => delegation.EndsAt).ToListAsync(ct);
        var over = await db.Delegations.AsNoTracking().Where(delegation => delegation.EndedAt != null || delegation.EndsAt <= now).OrderByDescending(delegation => delegation.CreatedAt).Take(MostOver).ToListAsync(ct);
        return [.. open, .. over];
    }

    /// <summary>Those in force now for any of the groups.</summary>
    public async Task<IReadOnlyList<Delegation>> InForceAsync(IReadOnlyList<string> groups, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var now = clock.GetUtcNow();
        return await db.Delegations.AsNoTracking()
            .Where(delegation => delegation.EndedAt == null && delegation.StartsAt <= now && delegation.EndsAt > now && groups.Contains(delegation.Group))
            .OrderBy(delegation => delegation.EndsAt).ToListAsync(ct);
    }

    /// <summary>People who can be named: everybody the portal knows but the person themselves.</summary>
    public async Task<IReadOnlyList<Actor>> CandidatesAsync(Actor actor, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        return [.. (await KnownPeople.AllAsync(db, ct)).Where(person => person.Id != actor.Id).OrderBy(person => person.Name, StringComparer.Ordinal)];
    }
}
