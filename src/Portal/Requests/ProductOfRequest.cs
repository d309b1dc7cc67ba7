using Microsoft.EntityFrameworkCore;
using Portal.Catalog;
using Portal.Domain;
using Portal.Domain.Requests;
using Portal.Platform.Data;

namespace Portal.Requests;

/// <summary>
/// The version of a product that a request is made with: new environments and upgrades take the one on offer, everything
/// else stays on the very files that the environment was made from.
/// </summary>
public sealed class ProductOfRequest(IDbContextFactory<PortalDb> dbs, ProductShelf shelf)
{
    /// <summary>Null when there is no such product, or it does not load.</summary>
    public async Task<ShelvedProduct?> FindAsync(RequestKind kind, EnvironmentId environment, string product, CancellationToken ct)
    {
        if (kind is RequestKind.Create or RequestKind.Upgrade or RequestKind.Import) return shelf.Find(product);
        await using var db = await dbs.CreateDbContextAsync(ct);
        var hash = await db.Environments.AsNoTracking().Where(e => e.Id == environment).Select(e => e.ProductHash).FirstOrDefaultAsync(ct);
        return hash is { Length: > 0 } ? await shelf.OpenAsync(hash, ct) : shelf.Find(product);
    }
}
