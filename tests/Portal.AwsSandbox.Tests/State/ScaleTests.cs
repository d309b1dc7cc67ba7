using System.Diagnostics;
using System.Xml.Linq;
using Portal.AwsSandbox.Tests.Harness;

namespace Portal.AwsSandbox.Tests.State;

/// <summary>
/// Many environments in one account and region. The usual size fits into every run; <c>PORTAL_LONG_TESTS=1</c> takes a
/// thousand stacks, fifty at once. Times are printed, never judged by themselves: they belong to the machine.
/// </summary>
public sealed class ScaleTests
{
    private const int Few = 10;

    // What the shipped template has to make one after the other.
    private static readonly (string First, string Then)[] Order =
    [
        ("Vpc", "PublicSubnet1"), ("Vpc", "DataSubnet3"), ("GatewayAttachment", "PublicDefaultRoute"), ("NatGateway1", "AppDefaultRoute1"),
        ("AppDefaultRoute1", "AppGroup"), ("LoadBalancer", "HttpListener"), ("TargetGroup", "AppGroup"), ("LaunchTemplate", "AppGroup"),
        ("DatabaseSubnets", "Database"), ("CacheSubnets", "Cache"), ("InstanceProfile", "LaunchTemplate"), ("AssetsBucket", "Distribution"),
    ];

    private static bool IsLong => Environment.GetEnvironmentVariable("PORTAL_LONG_TESTS") == "1";

    [Fact]
    public async Task Many_stacks_deploy_at_once_through_a_crash_and_every_one_of_them_is_told_completely()
    {
        var (stacks, atOnce) = IsLong ? (1000, 50) : (30, 10);
        await using var sandbox = await SandboxProcess.StartAsync(speed: 600);
        var template = await File.ReadAllTextAsync(Repository.Find("templates/three-tier/template.yaml"), TestContext.Current.CancellationToken);
        Task<XElement> Start(int n) => At(sandbox).CallAsync("CreateStack", [("StackName", $"s{n}"), ("TemplateBody", template), .. Inputs(n)]);

        await Parallel.ForEachAsync(Enumerable.Range(0, Few), async (n, _) => await Start(n));
        for (var n = 0; n < Few; n++) await EndAsync(At(sandbox), n);
        var few = await PageAsync(sandbox, Few);

        await MeasureAsync($"{stacks - atOnce - Few} stacks, {atOnce} at once", () => Parallel.ForEachAsync(
            Enumerable.Range(Few, stacks - atOnce - Few), new ParallelOptions { MaxDegreeOfParallelism = atOnce }, async (n, _) =>
            {
                await Start(n);
                await EndAsync(At(sandbox), n);
            }));
        await MeasureAsync($"{atOnce} at once, killed in the middle", () => CrashAsync(sandbox, Start, stacks - atOnce, atOnce));

        var sample = await At(sandbox).EventsAsync("s0");
        for (var n = stacks - atOnce; n < stacks; n++) Judge(await At(sandbox).EventsAsync($"s{n}"), sample.Count);

        // A page is as quick among many stacks as it was among few: one tells pages apart by their size only.
        var many = await PageAsync(sandbox, stacks);
        many.ShouldBeLessThan(few * 5, "a page must not take longer beside one stack because there are more stacks");
        TestContext.Current.TestOutputHelper!.WriteLine($"resident with {stacks} stacks: {sandbox.Resident >> 20} MiB");

        await sandbox.KillAsync();
        await MeasureAsync("start with all of them", sandbox.StartAsync);
        (await At(sandbox).EventsAsync("s0")).Select(e => e.ToString()).ShouldBe(sample.Select(e => e.ToString()));
        (await AllAsync(At(sandbox))).ShouldBe(stacks);
        await FullPagesAsync(sandbox);
    }

    private static Client At(SandboxProcess sandbox) => new(sandbox.Address, "us-east-1");

    private static async Task CrashAsync(SandboxProcess sandbox, Func<int, Task<XElement>> start, int first, int count)
    {
        await Parallel.ForEachAsync(Enumerable.Range(first, count), async (n, _) => await start(n));
        await StackSteps.UntilAsync(() => At(sandbox).HistoryAsync($"s{first}"), history => history.Contains("Vpc CREATE_COMPLETE"));
        await sandbox.KillAsync();
        await sandbox.StartAsync();
        for (var n = first; n < first + count; n++) await EndAsync(At(sandbox), n);
    }

    /// <summary>Waits without haste: with fifty stacks under way, whoever asks without pause only measures the asking.</summary>
    private static async Task EndAsync(Client client, int n)
    {
        string status;
        while ((status = (await client.DescribeAsync($"s{n}")).Status()) == "CREATE_IN_PROGRESS")
            await Task.Delay(250, TestContext.Current.CancellationToken);
        status.ShouldBe("CREATE_COMPLETE");
    }

    private static void Judge(List<XElement> events, int count)
    {
        events.Count.ShouldBe(count);
        events.Select(e => e.Element("EventId")!.Value).ShouldBeUnique();
        var lines = events.ConvertAll(e => $"{e.Element("LogicalResourceId")!.Value} {e.Element("ResourceStatus")!.Value}");
        foreach (var (before, after) in Order)
            lines.IndexOf($"{before} CREATE_COMPLETE").ShouldBeInRange(0, lines.IndexOf($"{after} CREATE_IN_PROGRESS"), $"{before} before {after}");
    }

    /// <summary>
    /// How many times as long the first page of DescribeStacks takes as one stack asked for by name. Both are timed in turns, so
    /// that a machine that is busy with other things slows them alike.
    /// </summary>
    private static async Task<double> PageAsync(SandboxProcess sandbox, int stacks)
    {
        // A switch of the process, not of its world: a start forgets it.
        await At(sandbox).ControlAsync(HttpMethod.Put, "limits", new { pageSize = Few });
        (await At(sandbox).CallAsync("DescribeStacks", [])).Element("Stacks")!.Elements().Count().ShouldBe(Few);
        await TimesAsync(sandbox, 20);
        List<double> pages = [], singles = [];
        for (var turn = 0; turn < 12; turn++)
        {
            pages.AddRange(await TimesAsync(sandbox, 5));
            singles.AddRange(await TimesAsync(sandbox, 5, ("StackName", "s0")));
        }
        pages.Sort();
        singles.Sort();
        Tell($"DescribeStacks, {Few} a page, {stacks} stacks", pages);
        return pages[pages.Count / 10] / singles[singles.Count / 10];
    }

    private static async Task FullPagesAsync(SandboxProcess sandbox)
    {
        await At(sandbox).ControlAsync(HttpMethod.Put, "limits", new { pageSize = 0 });
        await TimesAsync(sandbox, 10);
        Tell("DescribeStacks, 100 a page", await TimesAsync(sandbox, IsLong ? 400 : 40));
    }

    private static async Task<List<double>> TimesAsync(SandboxProcess sandbox, int times, params (string, string)[] input)
    {
        var all = new List<double>();
        for (var n = 0; n < times; n++)
        {
            using var request = await At(sandbox).SignedAsync("DescribeStacks", input);
            var watch = Stopwatch.StartNew();
            await Client.BytesAsync(request);
            all.Add(watch.Elapsed.TotalMilliseconds);
        }
        return [.. all.Order()];
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

    private static void Tell(string what, List<double> times) => TestContext.Current.TestOutputHelper!.WriteLine(
        $"{what}: p50 {times[times.Count / 2]:0.0} ms, p95 {times[times.Count * 95 / 100]:0.0} ms, longest {times[^1]:0.0} ms");

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
