using Microsoft.EntityFrameworkCore;
using Portal.Catalog;
using Portal.Domain.Catalog;
using Portal.Domain.Costs;
using Portal.Domain.Environments;
using Portal.Platform.Data;

namespace Portal.Costs.Bands;

/// <summary>The band that holds for each environment: its own, else its product's other one, else the product's.</summary>
internal sealed class KnownBands
{
    /// <summary>Of what no product was read for, such as an imported stack.</summary>
    private static readonly CostBand Usual = new(500, 1000);

    private readonly Dictionary<(BandScope, string), BandOverride> _overrides;
    private readonly ProductShelf _shelf;

    private KnownBands(IEnumerable<BandOverride> overrides, ProductShelf shelf) => (_overrides, _shelf) = (overrides.ToDictionary(each => (each.Scope, each.Subject)), shelf);

    public static async Task<KnownBands> ReadAsync(PortalDb db, ProductShelf shelf, CancellationToken ct) => new(await db.BandOverrides.AsNoTracking().ToListAsync(ct), shelf);

    /// <returns>The band, and why it is not the product's own; null where it is that.</returns>
    public async Task<(CostBand Band, string? Reason)> OfAsync(ManagedEnvironment environment, CancellationToken ct)
    {
        if (_overrides.TryGetValue((BandScope.Environment, environment.Id.Value), out var own)) return (own.Band, own.Reason);
        if (_overrides.TryGetValue((BandScope.Product, environment.Product), out var product)) return (product.Band, product.Reason);
        return (environment.ProductHash.Length == 0 ? Usual : (await _shelf.OpenAsync(environment.ProductHash, ct)).Product.Band, null);
    }
}
