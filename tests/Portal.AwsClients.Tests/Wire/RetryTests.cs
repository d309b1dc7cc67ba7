using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;

namespace Portal.AwsClients.Tests.Wire;

public class RetryTests
{
    [Fact]
    public async Task Throttling_is_tried_again_by_the_pipeline()
    {
        await using var stub = await AwsStub.StartAsync(
            Answer.Error(400, "Throttling", "Rate exceeded"),
            Answer.Error(400, "Throttling", "Rate exceeded"),
            Answer.Result("DescribeStacks", "<Stacks><member><StackName>shop</StackName></member></Stacks>"));
        using var client = Clients.CloudFormation(stub, retries: 2);

        var response = await client.DescribeStacksAsync(TestContext.Current.CancellationToken);

        response.Stacks!.Single().StackName.ShouldBe("shop");
        stub.Requests.Count.ShouldBe(3);
        stub.Requests.Select(request => request.Body).Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task Throttling_that_does_not_end_surfaces_after_the_last_retry()
    {
        await using var stub = await AwsStub.StartAsync(Answer.Error(400, "Throttling", "Rate exceeded"));
        using var client = Clients.CloudFormation(stub, retries: 1);

        var error = await Should.ThrowAsync<AmazonCloudFormationException>(() => client.DescribeStacksAsync(TestContext.Current.CancellationToken));

        error.ErrorCode.ShouldBe("Throttling");
        stub.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_servers_failure_without_xml_is_tried_again()
    {
        await using var stub = await AwsStub.StartAsync(
            new Answer(503, "text/html", "<html>Service Unavailable<br></html>"), Answer.Result("DescribeStacks", ""));
        using var client = Clients.CloudFormation(stub, retries: 1);

        await client.DescribeStacksAsync(TestContext.Current.CancellationToken);

        stub.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_success_that_cannot_be_read_is_tried_again()
    {
        await using var stub = await AwsStub.StartAsync(new Answer(200, "text/xml", "<DescribeStacksResponse><Descr"), Answer.Result("DescribeStacks", ""));
        using var client = Clients.CloudFormation(stub, retries: 1);

        await client.DescribeStacksAsync(TestContext.Current.CancellationToken);

        stub.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_refusal_is_not_tried_again()
    {
        await using var stub = await AwsStub.StartAsync(Answer.Error(400, "ValidationError"));
        using var client = Clients.CloudFormation(stub, retries: 3);

        await Should.ThrowAsync<AmazonCloudFormationException>(() => client.DescribeStacksAsync(TestContext.Current.CancellationToken));

        stub.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Cancellation_reaches_the_request()
    {
        await using var stub = await AwsStub.StartAsync(Answer.Result("ListStacks", ""));
        using var client = Clients.CloudFormation(stub);
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => client.ListStacksAsync(new ListStacksRequest(), cancelled.Token));

        stub.Requests.ShouldBeEmpty();
    }
}
