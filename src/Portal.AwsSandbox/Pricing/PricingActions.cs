using Portal.AwsSandbox.Wire;
using Portal.AwsSandbox.Wire.Tongues;

namespace Portal.AwsSandbox.Pricing;

internal static class PricingActions
{
    public static Output GetProducts(WireRequest request, Members input)
    {
        var filters = ProductFilter.Read(input, PricingCall.Check(input).Required(input, "ServiceCode"));
        PricingCall.CheckFormat(input);
        var offers = OffersOf(input.Text("ServiceCode")!);
        var (page, next) = PricingCall.Page(input, [.. offers.Where(offer => filters.All(filter => filter.Matches(offer)))]);
        return new Output { { "FormatVersion", PricingCall.Format }, { "PriceList", page.ConvertAll(offer => offer.Document()) }, { "NextToken", next } };
    }

    public static Output DescribeServices(WireRequest request, Members input)
    {
        PricingCall.Check(input).Hold();
        PricingCall.CheckFormat(input);
        var services = input.Text("ServiceCode") is { Length: > 0 } code ? OffersOf(code) : Offer.All;
        var (page, next) = PricingCall.Page(input, [.. services.GroupBy(offer => offer.ServiceCode).OrderBy(group => group.Key, StringComparer.Ordinal)]);
        var shown = page.ConvertAll(group => new Output { { "ServiceCode", group.Key }, { "AttributeNames", AttributeNames(group) } });
        return new Output { { "Services", shown }, { "FormatVersion", PricingCall.Format }, { "NextToken", next } };
    }

    public static Output GetAttributeValues(WireRequest request, Members input)
    {
        PricingCall.Check(input).Required(input, "ServiceCode").Required(input, "AttributeName").Hold();
        var offers = OffersOf(input.Text("ServiceCode")!);
        var name = input.Text("AttributeName")!;
        if (!AttributeNames(offers).Contains(name))
            throw PricingCall.NotFound($"The attribute {name} is not available for {input.Text("ServiceCode")}");
        var values = offers.Select(offer => offer.Field(name)).OfType<string>().Distinct().Order(StringComparer.Ordinal).ToList();
        var (page, next) = PricingCall.Page(input, values);
        return new Output { { "AttributeValues", page.ConvertAll(value => new Output { { "Value", value } }) }, { "NextToken", next } };
    }

    private static List<Offer> OffersOf(string serviceCode)
    {
        var offers = Offer.All.Where(offer => offer.ServiceCode == serviceCode).ToList();
        return offers.Count > 0 ? offers : throw PricingCall.NotFound($"The service code {serviceCode} is not found");
    }

    private static List<string> AttributeNames(IEnumerable<Offer> offers) =>
        [.. offers.SelectMany(offer => offer.Attributes.Keys).Append("productFamily").Distinct().Order(StringComparer.Ordinal)];
}
