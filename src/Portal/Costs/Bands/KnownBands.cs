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
    private readonly Dictionary<(BandScope, string), BandOverride> _overrides;
    private readonly ProductShelf _shelf;

    private KnownBands(IEnumerable<BandOverride> overrides, ProductShelf shelf) => (_overrides, _shelf) = (overrides.ToDictionary(each => (each.Scope, each.Subject)), shelf);

    public static async Task<KnownBands> ReadAsync(PortalDb db, ProductShelf shelf, CancellationToken ct) => new(await db.BandOverrides.AsNoTracking().ToListAsync(ct), shelf);

    /// <returns>The band; where it is not the product's own, why, and whether it is the environment's or another one for the product.</returns>
    public async Task<(CostBand Band, string? Reason, BandScope? From)> OfAsync(ManagedEnvironment environment, CancellationToken ct)
    {
        if (_overrides.TryGetValue((BandScope.Environment, environment.Id.Value), out var own)) return (own.Band, own.Reason, BandScope.Environment);
        if (_overrides.TryGetValue((BandScope.Product, environment.Product), out var product)) return (product.Band, product.Reason, BandScope.Product);
        return (environment.ProductHash.Length == 0 ? CostBand.Usual : (await _shelf.OpenAsync(environment.ProductHash, ct)).Product.Band, null, null);
    }
}
