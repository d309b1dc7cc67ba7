using Portal.AwsSandbox.Tests.Harness;
using Portal.AwsSandbox.Wire;

namespace Portal.AwsSandbox.Tests.Wire;

public sealed class ThrottleTests
{
    private readonly ManualTime time = new();

    [Fact]
    public void DescribeStacks_fills_at_five_a_second_after_its_burst()
    {
        var throttles = new Throttles(time, factor: 1);
        Passing(throttles, "DescribeStacks").ShouldBe(25);
        time.Forward(TimeSpan.FromSeconds(2));
        Passing(throttles, "DescribeStacks").ShouldBe(10);
        time.Forward(TimeSpan.FromHours(1));
        Passing(throttles, "DescribeStacks").ShouldBe(25);
    }

    [Fact]
    public void Other_actions_accounts_and_regions_have_buckets_of_their_own()
    {
        var throttles = new Throttles(time, factor: 1);
        Passing(throttles, "DescribeStacks").ShouldBe(25);
        Passing(throttles, "ListStacks").ShouldBe(100);
        Passing(throttles, "DescribeStacks", account: "222222222222").ShouldBe(25);
        Passing(throttles, "DescribeStacks", region: "eu-west-1").ShouldBe(25);
    }

    [Fact]
    public void A_factor_multiplies_rates_and_none_throttles_nothing()
    {
        Passing(new Throttles(time, factor: 2), "DescribeStacks").ShouldBe(50);
        Passing(new Throttles(time, factor: 0), "DescribeStacks").ShouldBe(1000);
    }

    [Theory]
    [InlineData("cloudformation", "Throttling", 400)]
    [InlineData("ec2", "RequestLimitExceeded", 503)]
    [InlineData("s3", "SlowDown", 503)]
    public void Each_service_refuses_in_its_own_words(string service, string code, int status)
    {
        var refusal = Throttles.Refusal(service);
        (refusal.Code, refusal.Status).ShouldBe((code, status));
    }

    [Fact]
    public async Task The_process_throttles_unless_told_not_to_and_waiting_helps()
    {
        await using var sandbox = await SandboxProcess.StartAsync(speed: 60, throttling: "0.04");
        var client = new Client(sandbox.Address, "us-east-1");
        await client.CallAsync("DescribeStacks");
        var error = await StackSteps.RefusedAsync(client.CallAsync("DescribeStacks"));
        (error.Status, error.Code, error.Said).ShouldBe((400, "Throttling", "Rate exceeded"));
        await client.ControlAsync(HttpMethod.Put, "limits", new { throttling = 0 });
        await client.CallAsync("DescribeStacks");
    }

    /// <summary>How many of a thousand calls at one moment get through.</summary>
    private static int Passing(Throttles throttles, string action, string account = "111111111111", string region = "us-east-1")
    {
        var request = new WireRequest("cloudformation", region, new Caller(account, "", "", ""), action, "", QueryInput.Parse(""), "");
        return Enumerable.Range(0, 1000).Count(_ => Record.Exception(() => throttles.Take(request)) is null);
    }
}
