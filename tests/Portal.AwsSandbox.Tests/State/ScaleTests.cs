using System.Diagnostics;
using Portal.AwsSandbox.Tests.Harness;

namespace Portal.AwsSandbox.Tests.State;

/// <summary>
/// Many environments in one account and region. The usual size fits into every run; <c>PORTAL_LONG_TESTS=1</c> takes a
/// thousand stacks, fifty at once. Times are printed, never judged: they belong to the machine.
/// </summary>
public sealed class ScaleTests
{
    private static bool IsLong => Environment.GetEnvironmentVariable("PORTAL_LONG_TESTS") == "1";

    [Fact]
    public async Task Many_stacks_deploy_at_once_and_every_one_of_them_is_told_completely()
    {
        var (stacks, atOnce) = IsLong ? (1000, 50) : (24, 12);
        await using var sandbox = await SandboxProcess.StartAsync(speed: 600);
        var client = new Client(sandbox.Address, "us-east-1");
        var template = await File.ReadAllTextAsync(Repository.Find("templates/three-tier/template.yaml"), TestContext.Current.CancellationToken);
        await MeasureAsync($"{stacks} stacks, {atOnce} at once", () => Parallel.ForEachAsync(
            Enumerable.Range(0, stacks), new ParallelOptions { MaxDegreeOfParallelism = atOnce }, async (n, _) =>
                (await client.CreateAsync($"s{n}", template, Inputs(n))).Status().ShouldBe("CREATE_COMPLETE")));

        var sample = await client.EventsAsync("s0");
        sample.Select(e => e.Element("EventId")!.Value).ShouldBeUnique();
        (await client.EventsAsync($"s{stacks - 1}")).Count.ShouldBe(sample.Count);
        await MeasureAsync("every page of DescribeStacks", async () => (await AllAsync(client)).ShouldBe(stacks));

        await sandbox.KillAsync();
        await MeasureAsync("start with all of them", sandbox.StartAsync);
        client = new Client(sandbox.Address, "us-east-1");
        (await AllAsync(client)).ShouldBe(stacks);
        (await client.EventsAsync("s0")).Select(e => e.ToString()).ShouldBe(sample.Select(e => e.ToString()));
    }

    private static async Task<int> AllAsync(Client client)
    {
        var count = 0;
        string? token = null;
        do
        {
            var page = await client.CallAsync("DescribeStacks", token is null ? [] : [("NextToken", token)]);
            count += page.Element("Stacks")!.Elements().Count();
            token = page.Element("NextToken")?.Value;
        }
        while (token is not null);
        return count;
    }

    private static async Task MeasureAsync(string what, Func<Task> act)
    {
        var watch = Stopwatch.StartNew();
        await act();
        TestContext.Current.TestOutputHelper!.WriteLine($"{what}: {watch.Elapsed.TotalSeconds:0.00} s");
    }

    private static (string, string)[] Inputs(int n) =>
    [
        ("Capabilities.member.1", "CAPABILITY_IAM"),
        .. StackSteps.Parameters(
            ("EnvironmentName", $"s{n}"), ("EnvironmentId", $"env-{n:0000}"), ("Owner", "shop"), ("CostCenter", "cc"),
            ("AvailabilityZone1", "us-east-1a"), ("AvailabilityZone2", "us-east-1b"), ("AvailabilityZone3", "us-east-1c")),
    ];
}
