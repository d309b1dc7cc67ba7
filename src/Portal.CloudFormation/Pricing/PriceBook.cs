namespace Portal.CloudFormation.Pricing;

/// <summary>List prices of one region, on demand, in one currency.</summary>
/// <param name="PriceDate">Day the book was put together; an item's own source says how old its price is.</param>
public sealed class PriceBook(string region, string currency, DateOnly priceDate, IReadOnlyList<PriceItem> items)
{
    /// <summary>Hours that a month has in every estimate.</summary>
    public const decimal HoursAMonth = 730;

    private readonly Dictionary<(string Service, string Item), PriceItem> byName = items.ToDictionary(item => (item.Service, item.Item));

    public string Region => region;

    public string Currency => currency;

    public DateOnly PriceDate => priceDate;

    public IReadOnlyList<PriceItem> Items => items;

    /// <summary>Null when the book has no such price; then nothing is guessed.</summary>
    public PriceItem? Find(string service, string item) => byName.GetValueOrDefault((service, item));
}

/// <param name="Unit">What <paramref name="Price"/> buys one of: <c>hour</c>, <c>gb-month</c>, <c>10k</c>…</param>
/// <param name="Source">Where the price was read, with its date; <c>none</c> when nothing was found.</param>
/// <param name="IsVerified">False when no source confirms it for this region, or when it is derived.</param>
public sealed record PriceItem(string Service, string Item, string Unit, decimal Price, string Source, bool IsVerified, string? Note);
