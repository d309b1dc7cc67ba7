using System.Globalization;
using System.Text.Json;
using Portal.AwsSandbox.Tests.Harness;

namespace Portal.AwsSandbox.Tests.Pricing;

public sealed class ProductTests(SharedSandbox shared)
{
    private readonly JsonClient pricing = JsonClient.Pricing(shared.Process.Address);

    [Fact]
    public async Task An_instance_is_found_as_scripts_look_for_it()
    {
        var document = (await DocumentsAsync("AmazonEC2",
            ("regionCode", "eu-west-1"), ("instanceType", "m7g.large"), ("tenancy", "Shared"), ("operatingSystem", "Linux"),
            ("preInstalledSw", "NA"), ("capacitystatus", "Used"))).ShouldHaveSingleItem();
        var product = document.GetProperty("product");
        product.GetProperty("productFamily").GetString().ShouldBe("Compute Instance");
        var attributes = product.GetProperty("attributes");
        attributes.GetProperty("usagetype").GetString().ShouldBe("EU-BoxUsage:m7g.large");
        attributes.GetProperty("location").GetString().ShouldBe("EU (Ireland)");
        attributes.GetProperty("operation").GetString().ShouldBe("RunInstances");
        var (unit, price, dimension) = Priced(document);
        (unit, price).ShouldBe(("Hrs", 0.091m));
        dimension.GetProperty("beginRange").GetString().ShouldBe("0");
        dimension.GetProperty("endRange").GetString().ShouldBe("Inf");
        dimension.GetProperty("description").GetString().ShouldBe("$0.091 per On Demand Linux m7g.large Instance Hour");
        var sku = product.GetProperty("sku").GetString()!;
        sku.ShouldMatch("^[A-Z0-9]{16}$");
        dimension.GetProperty("rateCode").GetString().ShouldBe($"{sku}.JRTCKXETXF.6YS6EN2CT7");
        document.GetProperty("publicationDate").GetString().ShouldBe("2026-11-01T00:00:00Z");
    }

    [Theory]
    [InlineData("AmazonRDS", "Hrs", "0.258", "instanceType=db.t4g.large deploymentOption=Multi-AZ databaseEngine=MySQL")]
    [InlineData("AmazonRDS", "GB-Mo", "0.23", "volumeType=General_Purpose-GP3 deploymentOption=Multi-AZ")]
    [InlineData("AmazonElastiCache", "Hrs", "0.032", "instanceType=cache.t4g.small cacheEngine=Redis")]
    [InlineData("AmazonElastiCache", "Hrs", "0.0256", "instanceType=cache.t4g.small cacheEngine=Valkey")]
    [InlineData("AmazonEC2", "GB-Mo", "0.08", "volumeApiName=gp3 productFamily=Storage")]
    [InlineData("AmazonEC2", "Hrs", "0.045", "usagetype=NatGateway-Hours")]
    [InlineData("AmazonVPC", "Hrs", "0.005", "group=VPCPublicIPv4Address usagetype=PublicIPv4:InUseAddress")]
    [InlineData("AWSELB", "LCU-Hrs", "0.008", "usagetype=LCUUsage")]
    [InlineData("awskms", "Keys", "1", "usagetype=us-east-1-KMS-Keys")]
    public async Task Prices_are_those_of_the_public_lists(string service, string unit, string price, string filters)
    {
        var asked = filters.Split(' ').Select(filter => filter.Replace('_', ' ').Split('=')).Select(pair => (pair[0], pair[1])).Append(("regionCode", "us-east-1"));
        var (shownUnit, shownPrice, _) = Priced((await DocumentsAsync(service, [.. asked])).ShouldHaveSingleItem());
        (shownUnit, shownPrice).ShouldBe((unit, decimal.Parse(price, CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task The_edge_belongs_to_no_region_and_its_first_tier_ends()
    {
        var document = (await DocumentsAsync("AmazonCloudFront", ("transferType", "CloudFront Outbound"), ("fromLocation", "United States"))).ShouldHaveSingleItem();
        document.GetProperty("product").GetProperty("attributes").TryGetProperty("regionCode", out _).ShouldBeFalse();
        Priced(document).Dimension.GetProperty("endRange").GetString().ShouldBe("10240");
    }

    [Theory]
    [InlineData("us-west-2")]
    [InlineData("eu-central-1")]
    public async Task A_region_without_stated_prices_has_no_products(string region) =>
        (await DocumentsAsync("AmazonEC2", ("regionCode", region))).ShouldBeEmpty();

    [Theory]
    [InlineData("CONTAINS", "instanceType", "t4g.", 2)]
    [InlineData("ANY_OF", "instanceType", "t3.medium,t3.large", 2)]
    [InlineData("EQUALS", "INSTANCETYPE", "T3.Medium", 1)]
    [InlineData("NONE_OF", "instanceType", "t3.medium,t3.large", 7)]
    public async Task Filters_beside_TERM_MATCH_choose_too(string type, string field, string value, int found)
    {
        object[] filters = [new { Type = "TERM_MATCH", Field = "productFamily", Value = "Compute Instance" }, new { Type = "TERM_MATCH", Field = "regionCode", Value = "us-east-1" }, new { Type = type, Field = field, Value = value }];
        (await pricing.CallAsync("GetProducts", new { ServiceCode = "AmazonEC2", Filters = filters })).GetProperty("PriceList").GetArrayLength().ShouldBe(found);
    }

    [Fact]
    public async Task Pages_hold_every_product_once()
    {
        var whole = await pricing.CallAsync("GetProducts", new { ServiceCode = "AmazonRDS", FormatVersion = "aws_v1" });
        var all = new List<string>();
        string? token = null;
        do
        {
            var page = await pricing.CallAsync("GetProducts", new { ServiceCode = "AmazonRDS", FormatVersion = "aws_v1", MaxResults = 4, NextToken = token });
            page.GetProperty("PriceList").GetArrayLength().ShouldBeInRange(1, 4);
            all.AddRange(page.GetProperty("PriceList").EnumerateArray().Select(each => each.GetString()!));
            token = page.TryGetProperty("NextToken", out var next) ? next.GetString() : null;
        }
        while (token is not null);
        all.ShouldBe(whole.GetProperty("PriceList").EnumerateArray().Select(each => each.GetString()!));
        all.Count.ShouldBeGreaterThan(20);
    }

    private async Task<List<JsonElement>> DocumentsAsync(string service, params (string Field, string Value)[] filters)
    {
        var answer = await pricing.CallAsync("GetProducts", new
        {
            ServiceCode = service,
            FormatVersion = "aws_v1",
            Filters = filters.Select(filter => new { Type = "TERM_MATCH", filter.Field, filter.Value }).ToArray(),
        });
        return [.. answer.GetProperty("PriceList").EnumerateArray().Select(each => JsonDocument.Parse(each.GetString()!).RootElement)];
    }

    private static (string Unit, decimal Price, JsonElement Dimension) Priced(JsonElement document)
    {
        var term = document.GetProperty("terms").GetProperty("OnDemand").EnumerateObject().Single().Value;
        var dimension = term.GetProperty("priceDimensions").EnumerateObject().Single().Value;
        return (dimension.GetProperty("unit").GetString()!, decimal.Parse(dimension.GetProperty("pricePerUnit").GetProperty("USD").GetString()!, CultureInfo.InvariantCulture), dimension);
    }
}
