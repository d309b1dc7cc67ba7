using System.Text.Json;
using Amazon.Pricing.Model;

namespace Portal.AwsClients.Tests.Wire;

public class PricingTests
{
    [Fact]
    public async Task Filters_go_out_as_term_matches()
    {
        await using var stub = await AwsStub.StartAsync(Answer.Json(200, """{"FormatVersion":"aws_v1","PriceList":[]}"""));
        using var client = Clients.Pricing(stub);

        await client.GetProductsAsync(
            new GetProductsRequest { ServiceCode = "AmazonEC2", Filters = [new Filter { Type = "TERM_MATCH", Field = "instanceType", Value = "t3.medium" }], MaxResults = 100 },
            TestContext.Current.CancellationToken);

        stub.Request.Headers["x-amz-target"].ShouldBe("AWSPriceListService.GetProducts");
        stub.Request.Headers["content-type"].ShouldBe("application/x-amz-json-1.1");
        stub.Request.Headers["authorization"].ShouldContain("/pricing/aws4_request");
        var expected = """{"ServiceCode":"AmazonEC2","Filters":[{"Type":"TERM_MATCH","Field":"instanceType","Value":"t3.medium"}],"MaxResults":100}""";
        JsonElement.DeepEquals(JsonElement.Parse(stub.Request.Body), JsonElement.Parse(expected)).ShouldBeTrue(stub.Request.Body);
    }

    [Fact]
    public async Task Each_product_of_a_page_is_a_document_of_its_own()
    {
        await using var stub = await AwsStub.StartAsync(Answer.Json(200, """{"PriceList":["{\"product\":{}}","{}"],"NextToken":"more"}"""));
        using var client = Clients.Pricing(stub);

        var page = await client.GetProductsAsync(new GetProductsRequest { ServiceCode = "AmazonEC2" }, TestContext.Current.CancellationToken);

        page.PriceList.ShouldBe(["""{"product":{}}""", "{}"]);
        page.NextToken.ShouldBe("more");
    }

    [Fact]
    public async Task Attributes_and_services_are_listed()
    {
        await using var stub = await AwsStub.StartAsync(Answer.Json(200, """{"AttributeValues":[{"Value":"t3.medium"}],"Services":[{"ServiceCode":"AmazonEC2","AttributeNames":["instanceType"]}]}"""));
        using var client = Clients.Pricing(stub);
        var cancellation = TestContext.Current.CancellationToken;

        (await client.GetAttributeValuesAsync(new GetAttributeValuesRequest { ServiceCode = "AmazonEC2", AttributeName = "instanceType" }, cancellation))
            .AttributeValues.ShouldNotBeNull().Single().Value.ShouldBe("t3.medium");
        (await client.DescribeServicesAsync(new DescribeServicesRequest { ServiceCode = "AmazonEC2" }, cancellation))
            .Services.ShouldNotBeNull().Single().AttributeNames.ShouldBe(["instanceType"]);
    }
}
