using Microsoft.EntityFrameworkCore;
using Portal.Domain;
using Portal.Domain.Requests;
using Portal.Platform.Data;

namespace Portal.Requests;

/// <summary>Holds a request's row for the rest of the transaction, so that withdrawing and executing can't both win.</summary>
public static class RequestLock
{
    public static async Task<EnvironmentRequest?> TakeAsync(PortalDb db, RequestId id, CancellationToken ct) =>
        (await db.Requests.FromSql($"SELECT *, xmin FROM requests WHERE id = {id.Value} FOR UPDATE").ToListAsync(ct)).SingleOrDefault();
}
