using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Platform.Data;

namespace Portal.Platform.Access;

/// <summary>Remembers who signs in, with the roles and the team they had then.</summary>
public sealed class KnownPeople(IDbContextFactory<PortalDb> dbs, TimeProvider clock)
{
    public async Task RememberAsync(Actor actor, bool isDemo, CancellationToken ct)
    {
        var person = KnownPerson.Of(actor, clock.GetUtcNow());
        var roles = System.Text.Json.JsonSerializer.Serialize(person.Roles, Json.Options);
        await using var db = await dbs.CreateDbContextAsync(ct);
        // One statement, because two browsers of one person may sign in at once.
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO people (id, name, team, roles, seen_at, is_demo) VALUES ({person.Id.Value}, {person.Name}, {person.Team}, {roles}::jsonb, {person.SeenAt}, {isDemo})
            ON CONFLICT (id) DO UPDATE SET name = excluded.name, team = excluded.team, roles = excluded.roles, seen_at = excluded.seen_at, is_demo = excluded.is_demo
            """, ct);
    }

    public static async Task<IReadOnlyList<Actor>> AllAsync(PortalDb db, CancellationToken ct) =>
        (await db.People.AsNoTracking().OrderBy(person => person.Id).ToListAsync(ct)).ConvertAll(person => person.ToActor());
}
