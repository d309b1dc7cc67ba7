namespace Portal.Catalog.Prices;

/// <summary>Where list prices are asked for.</summary>
public interface IPriceList
{
    /// <summary>An address other than AWS's own; null when it is AWS that answers.</summary>
    string? Address { get; }

    /// <summary>The documents of all products of a service that match every filter, all pages; empty when there are none.</summary>
    Task<IReadOnlyList<string>> ProductsAsync(string serviceCode, IReadOnlyDictionary<string, string> filters, CancellationToken ct);
}
