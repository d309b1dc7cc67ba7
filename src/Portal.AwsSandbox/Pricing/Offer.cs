using System.Globalization;
using System.Text.Json.Nodes;
using Portal.AwsSandbox.CloudFormation.ResourceTypes;

namespace Portal.AwsSandbox.Pricing;

/// <summary>A product at one place, with the attributes and the document that the price list shows of it.</summary>
public sealed class Offer
{
    // The terms of an on-demand price have had these codes since the list exists.
    private const string OnDemand = "JRTCKXETXF";
    private const string PerUnit = "6YS6EN2CT7";
    private const string Published = "2026-11-01T00:00:00Z";
    private const string ListVersion = "20261101000000";

    private static readonly Lazy<IReadOnlyList<Offer>> Every = new(() =>
        [.. PriceTable.Products.SelectMany(product => product.Prices.Select(price => new Offer(product, price.Key, price.Value))).OrderBy(offer => offer.Sku, StringComparer.Ordinal)]);

    private readonly Product product;
    private readonly decimal price;

    private Offer(Product product, string place, decimal price)
    {
        (this.product, this.price) = (product, price);
        var at = PricedPlace.Of(place);
        var usage = at.UsageType(product.UsageType);
        Sku = Hash.Letters($"sku/{product.ServiceCode}/{product.Operation}/{usage}", 16);
        var all = new SortedDictionary<string, string>(product.Attributes.ToDictionary(), StringComparer.Ordinal)
        {
            ["servicecode"] = product.ServiceCode,
            ["servicename"] = product.ServiceName,
            ["usagetype"] = usage,
            ["operation"] = product.Operation,
        };
        if (place != Product.Edge)
        {
            all["regionCode"] = at.Region;
            // What moves between places says where from instead of where.
            all[product.ServiceCode == "AWSDataTransfer" ? "fromLocation" : "location"] = at.Location;
            if (all.GetValueOrDefault("transferType") == "IntraRegion") all["toLocation"] = at.Location;
        }
        Attributes = all;
    }

    public static IReadOnlyList<Offer> All => Every.Value;

    public string ServiceCode => product.ServiceCode;

    public string Sku { get; }

    public IReadOnlyDictionary<string, string> Attributes { get; }

    /// <summary>What a filter may ask for: an attribute, or one of the fields beside them; names are taken in any case.</summary>
    public string? Field(string name) => name.ToUpperInvariant() switch
    {
        "SERVICECODE" => product.ServiceCode,
        "PRODUCTFAMILY" => product.Family.Length > 0 ? product.Family : null,
        "SKU" => Sku,
        _ => Attributes.FirstOrDefault(each => each.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value,
    };

    public string Document()
    {
        var described = new JsonObject();
        if (product.Family.Length > 0) described["productFamily"] = product.Family;
        described["attributes"] = new JsonObject(Attributes.Select(each => KeyValuePair.Create(each.Key, (JsonNode?)each.Value)));
        described["sku"] = Sku;
        return new JsonObject
        {
            ["product"] = described,
            ["serviceCode"] = product.ServiceCode,
            ["terms"] = new JsonObject { ["OnDemand"] = new JsonObject { [$"{Sku}.{OnDemand}"] = Term() } },
            ["version"] = ListVersion,
            ["publicationDate"] = Published,
        }.ToJsonString();
    }

    private JsonObject Term() => new()
    {
        ["priceDimensions"] = new JsonObject
        {
            [$"{Sku}.{OnDemand}.{PerUnit}"] = new JsonObject
            {
                ["unit"] = product.Unit,
                ["endRange"] = product.UpTo is { } end ? end.ToString(CultureInfo.InvariantCulture) : "Inf",
                ["description"] = product.Description.Replace("%p", price.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal),
                ["appliesTo"] = new JsonArray(),
                ["rateCode"] = $"{Sku}.{OnDemand}.{PerUnit}",
                ["beginRange"] = "0",
                ["pricePerUnit"] = new JsonObject { ["USD"] = price.ToString("0.0000000000", CultureInfo.InvariantCulture) },
            },
        },
        ["sku"] = Sku,
        ["effectiveDate"] = Published,
        ["offerTermCode"] = OnDemand,
        ["termAttributes"] = new JsonObject(),
    };
}
