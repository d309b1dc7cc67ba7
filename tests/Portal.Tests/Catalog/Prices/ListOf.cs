using System.Globalization;
using Portal.Catalog.Prices;

namespace Portal.Tests.Catalog.Prices;

/// <summary>A price list with what a test put into it, in the shape of GetProducts' documents.</summary>
internal sealed class ListOf(params string[] documents) : IPriceList
{
    /// <summary>Every question: service and filters.</summary>
    public List<(string Service, IReadOnlyDictionary<string, string> Filters)> Asked { get; } = [];

    public string? Address => null;

    public Task<IReadOnlyList<string>> ProductsAsync(string serviceCode, IReadOnlyDictionary<string, string> filters, CancellationToken ct)
    {
        Asked.Add((serviceCode, filters));
        return Task.FromResult<IReadOnlyList<string>>(documents);
    }

    /// <param name="tiers">From how much on, and what one unit costs then.</param>
    public static string Document(string usageType, params (int From, decimal Usd)[] tiers)
    {
        var dimensions = tiers.Select((tier, i) =>
            $"\"S.T.{i}\": {{ \"unit\": \"Hrs\", \"beginRange\": \"{tier.From}\", \"pricePerUnit\": {{ \"USD\": \"{tier.Usd.ToString("0.0000000000", CultureInfo.InvariantCulture)}\" }} }}");
        return """
            {
              "product": { "productFamily": "x", "attributes": { "usagetype": "USAGE" }, "sku": "S" },
              "serviceCode": "x",
              "terms": {
                "OnDemand": { "S.T": { "priceDimensions": { DIMENSIONS } } },
                "Reserved": { "S.R": { "priceDimensions": { "S.R.0": { "unit": "Hrs", "pricePerUnit": { "USD": "0.0001" } } } } }
              }
            }
            """.Replace("USAGE", usageType).Replace("DIMENSIONS", string.Join(", ", dimensions));
    }
}
