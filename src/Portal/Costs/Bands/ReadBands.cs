using Microsoft.EntityFrameworkCore;
using Portal.Catalog;
using Portal.Domain.Access;
using Portal.Domain.Catalog;
using Portal.Domain.Costs;
using Portal.Platform.Data;

namespace Portal.Costs.Bands;

/// <summary>The band of a product as it holds.</summary>
/// <param name="Reason">Why it is another than the product names; null where it is that.</param>
public sealed record ProductBand(string Product, string Title, CostBand Band, string? Reason);

public sealed class ReadBands(IDbContextFactory<PortalDb> dbs, ProductShelf shelf)
{
    /// <summary>Bands that are other than the products' own: of products, and of environments the reader sees.</summary>
    public async Task<IReadOnlyList<BandOverride>> OthersAsync(Actor actor, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var team = actor.OnlyTeam;
        var mine = db.Environments.Where(e => team == null || e.Team == team).Select(e => (string)(object)e.Id);
        return await db.BandOverrides.AsNoTracking().Where(band => band.Scope == BandScope.Product || team == null || mine.Contains(band.Subject)).OrderBy(band => band.Scope).ThenBy(band => band.Subject).ToListAsync(ct);
    }

    /// <summary>Every product of the catalogue with its band.</summary>
    public async Task<IReadOnlyList<ProductBand>> ProductsAsync(CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var others = await db.BandOverrides.AsNoTracking().Where(band => band.Scope == BandScope.Product).ToDictionaryAsync(band => band.Subject, ct);
        return [.. shelf.Products.Select(shelved => others.TryGetValue(shelved.Product.Id, out var other)
            ? new ProductBand(shelved.Product.Id, shelved.Product.Title, other.Band, other.Reason)
            : new ProductBand(shelved.Product.Id, shelved.Product.Title, shelved.Product.Band, null))];
    }
}
