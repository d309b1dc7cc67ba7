using Portal.CloudFormation.Pricing;

namespace Portal.Catalog.Prices;

/// <summary>Asks the price list for every line of a book.</summary>
public sealed class RefreshPrices(IPriceList list)
{
    /// <summary>Several lines stand in one answer: a load balancer's hours and its units.</summary>
    private readonly Dictionary<string, IReadOnlyList<ListedProduct>> _asked = [];

    /// <param name="region">The region whose prices are wanted.</param>
    /// <param name="pattern">The lines to look for; of another region when the region has no book yet.</param>
    public async Task<IReadOnlyList<RefreshedLine>> RunAsync(string region, PriceBook pattern, CancellationToken ct)
    {
        decimal? Old(PriceItem item) => pattern.Region == region ? item.Price : null;
        var lines = new List<RefreshedLine>();
        foreach (var item in pattern.Items)
        {
            if (PriceQueries.Derived(item.Service, item.Item) is not null) continue;
            lines.Add(PriceQueries.Find(item.Service, item.Item) is { } query
                ? await FindAsync(item, Old(item), query, region, ct)
                : new RefreshedLine.NotFound(item, Old(item), "nothing says how to find it in the price list"));
        }
        foreach (var item in pattern.Items)
            if (PriceQueries.Derived(item.Service, item.Item) is { } derived) lines.Add(Derive(item, Old(item), derived, lines));
        return [.. pattern.Items.Select(item => lines.Single(line => line.Item == item))];
    }

    private async Task<RefreshedLine> FindAsync(PriceItem item, decimal? old, PriceQuery query, string region, CancellationToken ct)
    {
        if (PriceListPlaces.Filter(query.Place, region) is not { } where) return new RefreshedLine.NotFound(item, old, $"the price list's name for {region} is not known here");
        var filters = new Dictionary<string, string>(query.Filters) { [where.Field] = where.Value };
        var matching = (await AskAsync(query.ServiceCode, filters, ct)).Where(product => product.IsOf(query.UsageType)).ToList();
        var prices = matching.Select(product => product.Price).OfType<decimal>().Distinct().ToList();
        return prices switch
        {
            [] => new RefreshedLine.NotFound(item, old, $"the price list has no {query.UsageType} of {query.ServiceCode} in {region}"),
            [var price] => new RefreshedLine.Found(item, old, price * query.Times, IsDerived: false),
            _ => new RefreshedLine.NotFound(item, old, $"the price list has {prices.Count} different prices for {query.UsageType}"),
        };
    }

    private async Task<IReadOnlyList<ListedProduct>> AskAsync(string serviceCode, Dictionary<string, string> filters, CancellationToken ct)
    {
        var key = $"{serviceCode} {string.Join(' ', filters.OrderBy(filter => filter.Key, StringComparer.Ordinal))}";
        if (!_asked.TryGetValue(key, out var products))
            _asked[key] = products = [.. (await list.ProductsAsync(serviceCode, filters, ct)).Select(ListedProduct.Read).OfType<ListedProduct>()];
        return products;
    }

    private static RefreshedLine Derive(PriceItem item, decimal? old, DerivedPrice derived, List<RefreshedLine> lines) =>
        lines.OfType<RefreshedLine.Found>().FirstOrDefault(line => (line.Item.Service, line.Item.Item) == (derived.Service, derived.Item)) is { } origin
            ? new RefreshedLine.Found(item, old, origin.New * derived.Times, IsDerived: true)
            : new RefreshedLine.NotFound(item, old, $"{derived.Service} {derived.Item}, which it follows from, was not found");
}
