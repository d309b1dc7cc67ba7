using Portal.AwsSandbox.Tests.Harness;

namespace Portal.AwsSandbox.Tests.Pricing;

public sealed class PriceListTests(SharedSandbox shared)
{
    private const string Script = """
        import os, sys, json
        try:
            import boto3
        except ImportError:
            sys.exit(77)
        pricing = boto3.client("pricing", endpoint_url=os.environ["SANDBOX"], region_name="us-east-1")
        found = []
        for page in pricing.get_paginator("get_products").paginate(ServiceCode="AmazonEC2", FormatVersion="aws_v1",
                Filters=[{"Type": "TERM_MATCH", "Field": "productFamily", "Value": "Compute Instance"}], PaginationConfig={"PageSize": 5}):
            found += [json.loads(each) for each in page["PriceList"]]
        assert len(found) == 18, len(found)
        assert {each["product"]["attributes"]["regionCode"] for each in found} == {"us-east-1", "eu-west-1"}
        codes = [s["ServiceCode"] for page in pricing.get_paginator("describe_services").paginate() for s in page["Services"]]
        assert "AmazonCloudFront" in codes and codes == sorted(codes), codes
        try:
            pricing.get_products(ServiceCode="AmazonNothing")
            assert False
        except pricing.exceptions.NotFoundException as e:
            assert "AmazonNothing" in str(e), e
        print("all well")
        """;

    private readonly JsonClient pricing = JsonClient.Pricing(shared.Process.Address);

    [Fact]
    public async Task Boto_reads_the_list_through()
    {
        var (code, output) = await Tool.RunAsync(shared.Client("us-east-1"), "python3", "-c", Script);
        if (code == 77) Assert.Skip("skipped: boto3 not installed");
        output.Trim().ShouldBe("all well");
    }

    [Fact]
    public async Task A_service_names_its_attributes_and_their_values()
    {
        var service = (await pricing.CallAsync("DescribeServices", new { ServiceCode = "AmazonRDS" })).GetProperty("Services").EnumerateArray().ShouldHaveSingleItem();
        service.GetProperty("AttributeNames").EnumerateArray().Select(name => name.GetString()).ShouldBeSubsetOf(
            ["currentGeneration", "databaseEngine", "deploymentOption", "engineCode", "instanceType", "licenseModel", "location", "locationType", "memory",
             "operation", "productFamily", "regionCode", "servicecode", "servicename", "storage", "storageMedia", "usagetype", "vcpu", "volumeType"]);
        var values = await pricing.CallAsync("GetAttributeValues", new { ServiceCode = "AmazonRDS", AttributeName = "deploymentOption" });
        values.GetProperty("AttributeValues").EnumerateArray().Select(each => each.GetProperty("Value").GetString()).ShouldBe(["Multi-AZ", "Single-AZ"]);
    }

    [Theory]
    [InlineData("us-east-1", null)]
    [InlineData("eu-central-1", null)]
    [InlineData("ap-south-1", null)]
    [InlineData("eu-west-1", "InvalidSignatureException")]
    public async Task Three_regions_have_the_endpoint(string region, string? refusal)
    {
        var there = JsonClient.Pricing(shared.Process.Address, region);
        if (refusal is null) (await there.CallAsync("DescribeServices", new { MaxResults = 1 })).TryGetProperty("NextToken", out _).ShouldBeTrue();
        else (await there.RefusedAsync("DescribeServices")).Code.ShouldBe(refusal);
    }

    [Fact]
    public async Task What_cannot_be_answered_is_refused_in_its_own_way()
    {
        (await pricing.RefusedAsync("GetProducts", new { ServiceCode = "AmazonEC2", FormatVersion = "aws_v9" })).Code.ShouldBe("InvalidParameterException");
        (await pricing.RefusedAsync("GetProducts", new { ServiceCode = "AmazonEC2", NextToken = "nonsense" })).Code.ShouldBe("InvalidNextTokenException");
        (await pricing.RefusedAsync("GetAttributeValues", new { ServiceCode = "AmazonEC2", AttributeName = "colour" })).Code.ShouldBe("NotFoundException");
        (await pricing.RefusedAsync("ListPriceLists")).Code.ShouldBe("UnknownOperationException");
        (await pricing.RefusedAsync("GetProducts", new { ServiceCode = 7 })).Code.ShouldBe("SerializationException");
        var invalid = await pricing.RefusedAsync("GetProducts", new { Filters = new[] { new { Type = "LIKE", Field = "a", Value = "b" } } });
        (invalid.Status, invalid.Code).ShouldBe((400, "ValidationException"));
        invalid.Said.ShouldBe("2 validation errors detected: Value null at 'serviceCode' failed to satisfy constraint: Member must not be null; " +
                              "Value 'LIKE' at 'filters.1.member.type' failed to satisfy constraint: Member must satisfy enum value set: [TERM_MATCH, EQUALS, CONTAINS, ANY_OF, NONE_OF]");
        var stranger = new JsonClient(shared.Process.Address, "pricing", "AWSPriceListService", "us-east-1") { Key = new("sandbox", "wrong") };
        (await stranger.RefusedAsync("DescribeServices")).Code.ShouldBe("InvalidSignatureException");
    }
}
