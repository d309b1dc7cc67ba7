using Microsoft.EntityFrameworkCore;
using Portal.Domain;
using Portal.Domain.Environments.Schedules;
using Portal.Platform.Data;

namespace Portal.Environments.Schedules;

internal static class ScheduleLock
{
    /// <summary>Held for the rest of the transaction: the job and two people must not all write it. Null where there is none.</summary>
    public static async Task<EnvironmentSchedule?> TakeAsync(PortalDb db, EnvironmentId id, CancellationToken ct) =>
        (await db.Schedules.FromSql($"SELECT *, xmin FROM schedules WHERE id = {id.Value} FOR UPDATE").ToListAsync(ct)).SingleOrDefault();
}
