using Microsoft.EntityFrameworkCore;
using Portal.Domain;
using Portal.Platform.Data;

namespace Portal.Health;

/// <summary>Notes that somebody has an environment on the screen. A page calls it at its start and about every minute; two minutes later it is forgotten.</summary>
public sealed class WatchHealth(IDbContextFactory<PortalDb> dbs, TimeProvider clock)
{
    public static readonly TimeSpan Holds = TimeSpan.FromMinutes(2);

    public async Task RunAsync(EnvironmentId environment, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var now = clock.GetUtcNow();
        var until = now + Holds;
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO health_watches (environment_id, until) SELECT e.id, {until} FROM environments e WHERE e.id = {environment.Value}
            ON CONFLICT (environment_id) DO UPDATE SET until = excluded.until
            """, ct);
    }
}
