using System.Globalization;
using System.Text.Json;

namespace Portal.Catalog.Prices;

/// <summary>One product of the price list, as far as a price book needs it.</summary>
/// <param name="Price">USD for one unit on demand, in the first tier that costs anything; null when the document has no such price.</param>
/// <param name="Unit">As the list writes it: <c>Hrs</c>, <c>GB-Mo</c>…</param>
public sealed record ListedProduct(string UsageType, decimal? Price, string Unit)
{
    /// <summary>Reads one document of GetProducts; null when it is none.</summary>
    public static ListedProduct? Read(string document)
    {
        try
        {
            using var parsed = JsonDocument.Parse(document);
            var root = parsed.RootElement;
            var usage = root.GetProperty("product").GetProperty("attributes").GetProperty("usagetype").GetString() ?? "";
            var first = Dimensions(root).Where(tier => tier.Price > 0).OrderBy(tier => tier.From).FirstOrDefault();
            return new ListedProduct(usage, first.Price > 0 ? first.Price : null, first.Unit ?? "");
        }
        catch (Exception wrong) when (wrong is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or OverflowException)
        {
            return null;
        }
    }

    private static IEnumerable<(decimal From, decimal Price, string? Unit)> Dimensions(JsonElement root)
    {
        if (!root.TryGetProperty("terms", out var terms) || !terms.TryGetProperty("OnDemand", out var onDemand)) yield break;
        foreach (var term in onDemand.EnumerateObject())
            foreach (var dimension in term.Value.GetProperty("priceDimensions").EnumerateObject())
                if (dimension.Value.GetProperty("pricePerUnit").TryGetProperty("USD", out var usd))
                    yield return (Number(dimension.Value, "beginRange"), Number(usd.GetString()), dimension.Value.GetProperty("unit").GetString());
    }

    private static decimal Number(JsonElement of, string name) => of.TryGetProperty(name, out var value) ? Number(value.GetString()) : 0;

    private static decimal Number(string? text) => decimal.Parse(text ?? "", NumberStyles.Float, CultureInfo.InvariantCulture);

    /// <summary>Usage types carry the region's prefix before a hyphen, but not everywhere.</summary>
    public bool IsOf(string usageType) => UsageType == usageType || UsageType.EndsWith($"-{usageType}", StringComparison.Ordinal);
}
