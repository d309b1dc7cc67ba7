using Portal.AwsSandbox.Tests.Harness;

namespace Portal.AwsSandbox.Tests.Control;

public sealed class CallRuleTests(SharedSandbox shared)
{
    private readonly Client client = shared.Client();

    [Fact]
    public async Task Throttled_calls_say_rate_exceeded_as_often_as_ordered()
    {
        await client.ControlAsync(HttpMethod.Post, "throttles", new { action = "cloudformation:DescribeStacks", region = client.Region, times = 2 });
        for (var n = 0; n < 2; n++)
        {
            var error = await StackSteps.RefusedAsync(client.CallAsync("DescribeStacks"));
            (error.Status, error.Code, error.Said).ShouldBe((400, "Throttling", "Rate exceeded"));
        }
        await client.CallAsync("DescribeStacks");
    }

    [Fact]
    public async Task A_rate_lets_some_calls_through_and_refuses_the_rest()
    {
        await client.ControlAsync(HttpMethod.Post, "throttles", new { action = "cloudformation:*", region = client.Region, rate = 0.001 });
        await client.CallAsync("DescribeStacks");
        (await StackSteps.RefusedAsync(client.CallAsync("ListStacks"))).Code.ShouldBe("Throttling");
    }

    [Fact]
    public async Task A_denied_action_is_named_with_who_asked()
    {
        await client.ControlAsync(HttpMethod.Post, "denials", new { action = "cloudformation:DeleteStack", region = client.Region });
        var error = await StackSteps.RefusedAsync(client.CallAsync("DeleteStack", ("StackName", "x")));
        (error.Status, error.Code).ShouldBe((403, "AccessDenied"));
        error.Said.ShouldStartWith("User: arn:aws:iam::111111111111:user/sandbox is not authorized to perform: cloudformation:DeleteStack on resource: arn:aws:cloudformation:");
    }

    [Fact]
    public async Task A_broken_service_answers_an_internal_failure()
    {
        await client.ControlAsync(HttpMethod.Post, "breakages", new { action = "*", region = client.Region, times = 1 });
        (await StackSteps.RefusedAsync(client.CallAsync("DescribeStacks"))).Status.ShouldBe(500);
    }

    [Fact]
    public async Task Controls_that_do_not_exist_are_not_found_and_foreign_hosts_not_heard()
    {
        using var http = new HttpClient();
        (await http.GetAsync(new Uri(client.Address, "/_sandbox/nothing"), TestContext.Current.CancellationToken)).StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(client.Address, "/_sandbox/state"));
        request.Headers.Host = "evil.example";
        (await http.SendAsync(request, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(System.Net.HttpStatusCode.Forbidden);
    }
}
