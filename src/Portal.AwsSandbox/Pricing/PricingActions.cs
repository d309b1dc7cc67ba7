using System.Text.Json.Nodes;
using Portal.AwsSandbox.Wire;

namespace Portal.AwsSandbox.Pricing;

internal static class PricingActions
{
    public static Task<JsonObject> GetProductsAsync(WireRequest request, JsonInput input, CancellationToken cancellation)
    {
        var filters = ProductFilter.Read(input, PricingCall.Check(input).Required(input, "ServiceCode"));
        PricingCall.CheckFormat(input);
        var offers = OffersOf(input.Text("ServiceCode")!);
        var (page, next) = PricingCall.Page(input, [.. offers.Where(offer => filters.All(filter => filter.Matches(offer)))]);
        return Answer(new JsonObject { ["FormatVersion"] = PricingCall.Format, ["PriceList"] = List(page.Select(offer => offer.Document())) }, next);
    }

    public static Task<JsonObject> DescribeServicesAsync(WireRequest request, JsonInput input, CancellationToken cancellation)
    {
        PricingCall.Check(input).Hold();
        PricingCall.CheckFormat(input);
        var services = input.Text("ServiceCode") is { Length: > 0 } code ? OffersOf(code) : Offer.All;
        var (page, next) = PricingCall.Page(input, [.. services.GroupBy(offer => offer.ServiceCode).OrderBy(group => group.Key, StringComparer.Ordinal)]);
        var shown = page.Select(group => new JsonObject { ["ServiceCode"] = group.Key, ["AttributeNames"] = List(AttributeNames(group)) });
        return Answer(new JsonObject { ["Services"] = new JsonArray([.. shown]), ["FormatVersion"] = PricingCall.Format }, next);
    }

    public static Task<JsonObject> GetAttributeValuesAsync(WireRequest request, JsonInput input, CancellationToken cancellation)
    {
        PricingCall.Check(input).Required(input, "ServiceCode").Required(input, "AttributeName").Hold();
        var offers = OffersOf(input.Text("ServiceCode")!);
        var name = input.Text("AttributeName")!;
        if (!AttributeNames(offers).Contains(name))
            throw PricingCall.NotFound($"The attribute {name} is not available for {input.Text("ServiceCode")}");
        var values = offers.Select(offer => offer.Field(name)).OfType<string>().Distinct().Order(StringComparer.Ordinal).ToList();
        var (page, next) = PricingCall.Page(input, values);
        return Answer(new JsonObject { ["AttributeValues"] = new JsonArray([.. page.Select(value => new JsonObject { ["Value"] = value })]) }, next);
    }

    private static List<Offer> OffersOf(string serviceCode)
    {
        var offers = Offer.All.Where(offer => offer.ServiceCode == serviceCode).ToList();
        return offers.Count > 0 ? offers : throw PricingCall.NotFound($"The service code {serviceCode} is not found");
    }

    private static List<string> AttributeNames(IEnumerable<Offer> offers) =>
        [.. offers.SelectMany(offer => offer.Attributes.Keys).Append("productFamily").Distinct().Order(StringComparer.Ordinal)];

    private static JsonArray List(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)text)]);

    private static Task<JsonObject> Answer(JsonObject answer, string? next)
    {
        if (next is not null) answer["NextToken"] = next;
        return Task.FromResult(answer);
    }
}
