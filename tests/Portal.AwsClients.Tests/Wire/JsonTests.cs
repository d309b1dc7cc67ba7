using System.Text.Json;
using Amazon.CostExplorer;
using Amazon.CostExplorer.Model;
using Amazon.Runtime;

namespace Portal.AwsClients.Tests.Wire;

public class JsonTests
{
    [Fact]
    public async Task A_request_is_json_with_the_operation_in_its_target()
    {
        await using var stub = await AwsStub.StartAsync(Answer.Json(200, "{}"));
        using var client = Clients.CostExplorer(stub);

        await client.GetCostAndUsageAsync(
            new GetCostAndUsageRequest
            {
                TimePeriod = new DateInterval { Start = "2026-03-01", End = "2026-04-01" },
                Granularity = Granularity.DAILY,
                Metrics = ["UnblendedCost"],
                GroupBy = [new GroupDefinition { Type = GroupDefinitionType.TAG, Key = "portal:environment-id" }],
                Filter = new Expression
                {
                    Not = new Expression { Dimensions = new DimensionValues { Key = Dimension.RECORD_TYPE, Values = ["Credit", "Refund"], MatchOptions = [] } },
                },
            },
            TestContext.Current.CancellationToken);

        stub.Request.Headers["x-amz-target"].ShouldBe("AWSInsightsIndexService.GetCostAndUsage");
        stub.Request.Headers["content-type"].ShouldBe("application/x-amz-json-1.1");
        var expected = """
            {
              "TimePeriod": { "Start": "2026-03-01", "End": "2026-04-01" },
              "Granularity": "DAILY",
              "Filter": { "Not": { "Dimensions": { "Key": "RECORD_TYPE", "Values": ["Credit", "Refund"], "MatchOptions": [] } } },
              "Metrics": ["UnblendedCost"],
              "GroupBy": [{ "Type": "TAG", "Key": "portal:environment-id" }]
            }
            """;
        JsonElement.DeepEquals(JsonElement.Parse(stub.Request.Body), JsonElement.Parse(expected)).ShouldBeTrue(stub.Request.Body);
    }

    [Fact]
    public async Task Maps_lists_flags_and_nulls_are_read_and_the_unknown_is_passed_over()
    {
        await using var stub = await AwsStub.StartAsync(Answer.Json(200, """
            {
              "NextPageToken": null,
              "SomethingNew": { "deep": [1, 2] },
              "GroupDefinitions": [{ "Type": "TAG", "Key": "portal:environment-id" }],
              "ResultsByTime": [
                {
                  "TimePeriod": { "Start": "2026-03-01", "End": "2026-03-02" },
                  "Total": {},
                  "Estimated": true,
                  "Groups": [
                    { "Keys": ["portal:environment-id$7f"], "Metrics": { "UnblendedCost": { "Amount": "12.3456789", "Unit": "USD" } } }
                  ]
                }
              ]
            }
            """));
        using var client = Clients.CostExplorer(stub);

        var response = await client.GetCostAndUsageAsync(new GetCostAndUsageRequest(), TestContext.Current.CancellationToken);

        response.NextPageToken.ShouldBeNull();
        response.DimensionValueAttributes.ShouldBeNull();
        response.GroupDefinitions!.Single().Type.ShouldBeSameAs(GroupDefinitionType.TAG);
        var day = response.ResultsByTime!.Single();
        day.Estimated.ShouldBe(true);
        day.Total!.ShouldBeEmpty();
        var group = day.Groups!.Single();
        group.Keys.ShouldBe(["portal:environment-id$7f"]);
        group.Metrics!["UnblendedCost"].Amount.ShouldBe("12.3456789");
        response.ResponseMetadata.RequestId.ShouldBe(Answer.RequestId);
    }

    [Fact]
    public async Task An_error_carries_code_message_request_id_and_its_own_members()
    {
        await using var stub = await AwsStub.StartAsync(Answer.Json(
            404, """{"__type":"com.amazonaws.costexplorer#ResourceNotFoundException","Message":"No such view","ResourceName":"arn:view"}"""));
        using var client = Clients.CostExplorer(stub);

        var error = await Should.ThrowAsync<ResourceNotFoundException>(
            () => client.GetCostAndUsageAsync(new GetCostAndUsageRequest(), TestContext.Current.CancellationToken));

        error.ErrorCode.ShouldBe("ResourceNotFoundException");
        error.Message.ShouldBe("No such view");
        error.RequestId.ShouldBe(Answer.RequestId);
        error.ResourceName.ShouldBe("arn:view");
    }

    [Fact]
    public async Task Throttling_is_tried_again()
    {
        await using var stub = await AwsStub.StartAsync(Answer.Json(400, """{"__type":"ThrottlingException","message":"Rate exceeded"}"""), Answer.Json(200, "{}"));
        using var client = Clients.CostExplorer(stub);

        await client.GetCostAndUsageAsync(new GetCostAndUsageRequest(), TestContext.Current.CancellationToken);

        stub.Requests.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("<html>Sign in to the wireless network</html>")]
    [InlineData("[]")]
    [InlineData("""{"ResultsByTime":{"Estimated":1}}""")]
    [InlineData("""{"ResultsByTime":[{"Estimated":"perhaps"}]}""")]
    public async Task An_answer_of_another_shape_is_an_unmarshalling_error(string body)
    {
        await using var stub = await AwsStub.StartAsync(Answer.Json(200, body));
        using var client = Clients.CostExplorer(stub, retries: 0);

        var error = await Should.ThrowAsync<AmazonUnmarshallingException>(
            () => client.GetCostAndUsageAsync(new GetCostAndUsageRequest(), TestContext.Current.CancellationToken));

        error.RequestId.ShouldBe(Answer.RequestId);
    }

    [Theory]
    [InlineData("AccessDeniedException", "AccessDeniedException")]
    [InlineData("com.amazonaws.costexplorer#AccessDeniedException", "AccessDeniedException")]
    [InlineData("AccessDeniedException:http://internal.amazon.com/coral/com.amazon.coral.service/", "AccessDeniedException")]
    public async Task An_unmodeled_error_is_the_services_base_type_with_the_bare_code(string type, string code)
    {
        await using var stub = await AwsStub.StartAsync(Answer.Json(400, $$"""{"__type":"{{type}}","message":"No"}"""));
        using var client = Clients.CostExplorer(stub);

        var error = await Should.ThrowAsync<AmazonCostExplorerException>(
            () => client.GetCostAndUsageAsync(new GetCostAndUsageRequest(), TestContext.Current.CancellationToken));

        error.GetType().ShouldBe(typeof(AmazonCostExplorerException));
        error.ErrorCode.ShouldBe(code);
    }
}
