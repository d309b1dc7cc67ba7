using Microsoft.EntityFrameworkCore;
using Portal.Domain.Health.Drills;
using Portal.Platform.Data;

namespace Portal.Health.Drills;

/// <summary>
/// AWS takes no token with a failover, so a repeated call is a second failover. The leave to call is written, and committed, on a
/// connection of its own before the call: a node that finds it written does not call, whoever wrote it and whatever became of it.
/// </summary>
public sealed class DrillOrders(IDbContextFactory<PortalDb> dbs, TimeProvider clock)
{
    /// <returns>False when it was taken before.</returns>
    public async Task<bool> TakeAsync(DrillId drill, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        return await db.Database.ExecuteSqlAsync($"INSERT INTO drill_orders (drill_id, at) VALUES ({drill.Value}, {clock.GetUtcNow()}) ON CONFLICT DO NOTHING", ct) == 1;
    }

    /// <summary>AWS said that it did nothing, and may be asked again.</summary>
    public async Task GiveBackAsync(DrillId drill, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        await db.Database.ExecuteSqlAsync($"DELETE FROM drill_orders WHERE drill_id = {drill.Value}", ct);
    }
}
