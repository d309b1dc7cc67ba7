namespace Portal.Catalog.Prices;

/// <summary>How a line of a price book is found in AWS's price list.</summary>
/// <param name="Filters">Attributes the product has, beside <paramref name="Place"/>.</param>
/// <param name="UsageType">
/// The usage type without the region's prefix. It tells apart what filters cannot: an hour of a load balancer from one
/// of its trust store.
/// </param>
/// <param name="Times">How many of the list's units make one of the book's: a price for 10,000 requests is 10,000 times that of one.</param>
public sealed record PriceQuery(string ServiceCode, PricePlace Place, IReadOnlyDictionary<string, string> Filters, string UsageType, decimal Times = 1);

/// <summary>How the price list says where a product is.</summary>
public enum PricePlace
{
    /// <summary>By <c>regionCode</c>.</summary>
    Region,

    /// <summary>By <c>fromLocation</c>, the long name: what moves between places.</summary>
    FromRegion,

    /// <summary>By <c>fromLocation</c>, the part of the world whose edges serve.</summary>
    FromEdge,

    /// <summary>By <c>location</c>, the part of the world whose edges serve.</summary>
    AtEdge,

    /// <summary>Billed in us-east-1 whatever the region.</summary>
    Home,
}

/// <summary>A line that has no product of its own: so many times another one.</summary>
public sealed record DerivedPrice(string Service, string Item, decimal Times);
