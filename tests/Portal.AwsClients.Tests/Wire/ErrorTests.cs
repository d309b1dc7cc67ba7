using System.Net;
using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;
using Amazon.CloudWatch.Model;
using Amazon.CostExplorer.Model;
using Amazon.Runtime;
using Portal.AwsClients.Tests.Models;

namespace Portal.AwsClients.Tests.Wire;

public class ErrorTests
{
    [Fact]
    public async Task A_modeled_error_has_its_own_type_and_carries_code_status_and_request_id()
    {
        await using var stub = await AwsStub.StartAsync(Answer.Error(404, "ChangeSetNotFound", "ChangeSet [first] does not exist"));
        using var client = Clients.CloudFormation(stub);

        var error = await Should.ThrowAsync<ChangeSetNotFoundException>(
            () => client.DescribeChangeSetAsync(new DescribeChangeSetRequest { ChangeSetName = "first" }, TestContext.Current.CancellationToken));

        error.ShouldBeAssignableTo<AmazonCloudFormationException>();
        error.Message.ShouldBe("ChangeSet [first] does not exist");
        error.ErrorCode.ShouldBe("ChangeSetNotFound");
        error.ErrorType.ShouldBe(ErrorType.Sender);
        error.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        error.RequestId.ShouldBe(Answer.RequestId);
        stub.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_missing_stack_is_a_validation_error_of_the_services_base_type()
    {
        await using var stub = await AwsStub.StartAsync(Answer.Error(400, "ValidationError", "Stack with id shop does not exist"));
        using var client = Clients.CloudFormation(stub);

        var error = await Should.ThrowAsync<AmazonCloudFormationException>(
            () => client.DescribeStacksAsync(new DescribeStacksRequest { StackName = "shop" }, TestContext.Current.CancellationToken));

        error.GetType().ShouldBe(typeof(AmazonCloudFormationException));
        error.ErrorCode.ShouldBe("ValidationError");
    }

    [Fact]
    public async Task A_refusal_that_is_no_xml_still_tells_its_status()
    {
        await using var stub = await AwsStub.StartAsync(new Answer(403, "text/html", "<html><body>Forbidden<br></body></html>"));
        using var client = Clients.CloudFormation(stub);

        var error = await Should.ThrowAsync<AmazonCloudFormationException>(
            () => client.DescribeStacksAsync(TestContext.Current.CancellationToken));

        error.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        error.Message.ShouldContain("403");
    }

    [Theory]
    [MemberData(nameof(ModeledService.WholeNames), MemberType = typeof(ModeledService))]
    public async Task Every_error_the_model_gives_our_operations_has_its_type(string name)
    {
        var service = ModeledService.Of(name);
        var model = SmithyModel.Load(service.ModelFile);
        var errors = ModelComparison.Operations(service.Interface)
            .Select(operation => model.Operation(operation.Operation)!.Value)
            .Where(operation => operation.TryGetProperty("errors", out _))
            .SelectMany(operation => operation.GetProperty("errors").EnumerateArray().Select(SmithyModel.Target))
            .Distinct()
            .ToList();

        errors.ShouldNotBeEmpty();
        foreach (var error in errors)
        {
            var shape = model.Shape(error);
            var code = SmithyModel.HasTrait(shape, "aws.protocols#awsQueryError")
                ? shape.GetProperty("traits").GetProperty("aws.protocols#awsQueryError").GetProperty("code").GetString()!
                : SmithyModel.Name(error);
            var type = SmithyModel.Name(error);
            (await ThrownAsync(name, code)).GetType().Name.ShouldBe(type.EndsWith("Exception", StringComparison.Ordinal) ? type : type + "Exception");
        }
    }

    private static async Task<Exception> ThrownAsync(string name, string code)
    {
        await using var stub = await AwsStub.StartAsync(
            name is "CostExplorer" or "Pricing" ? Answer.Json(400, $$"""{"__type":"{{code}}"}""") : Answer.Error(400, code));
        var cancellation = TestContext.Current.CancellationToken;
        using var client = name switch
        {
            "CloudFormation" => (AmazonServiceClient)Clients.CloudFormation(stub, retries: 0),
            "CloudWatch" => Clients.CloudWatch(stub, retries: 0),
            "Pricing" => Clients.Pricing(stub, retries: 0),
            _ => Clients.CostExplorer(stub, retries: 0),
        };
        return await Should.ThrowAsync<AmazonServiceException>(() => client switch
        {
            AmazonCloudFormationClient cloudFormation => cloudFormation.DescribeStacksAsync(cancellation),
            Amazon.CloudWatch.AmazonCloudWatchClient cloudWatch => cloudWatch.DescribeAlarmsAsync(cancellation),
            Amazon.CostExplorer.AmazonCostExplorerClient costExplorer => costExplorer.GetCostAndUsageAsync(new GetCostAndUsageRequest(), cancellation),
            Amazon.Pricing.AmazonPricingClient pricing => pricing.GetProductsAsync(new Amazon.Pricing.Model.GetProductsRequest(), cancellation),
            _ => throw new ArgumentOutOfRangeException(nameof(name)),
        });
    }
}
