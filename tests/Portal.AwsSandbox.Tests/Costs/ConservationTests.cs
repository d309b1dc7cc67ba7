using Portal.AwsSandbox.Tests.Harness;

namespace Portal.AwsSandbox.Tests.Costs;

/// <summary>However it is cut, the bill is the same.</summary>
public sealed class ConservationTests(CostWorld world)
{
    private readonly JsonClient costs = world.Costs;

    public static TheoryData<string, string> Cuts => new()
    {
        { "SERVICE", "" }, { "SERVICE", "REGION" }, { "LINKED_ACCOUNT", "RECORD_TYPE" }, { "USAGE_TYPE", "AZ" }, { "INSTANCE_TYPE", "OPERATION" },
        { "SERVICE", "TAG:portal:environment-id" }, { "TAG:nobody-has-this", "" }, { "PLATFORM", "TENANCY" },
    };

    [Theory]
    [MemberData(nameof(Cuts))]
    public async Task Groups_add_up_to_the_total(string first, string second)
    {
        var total = await costs.RowsAsync("2026-06-01", "2026-08-21");
        var groups = await costs.RowsAsync("2026-06-01", "2026-08-21", by: [Group(first), .. second.Length > 0 ? new[] { Group(second) } : []]);
        var byDay = groups.ToLookup(row => row.Day, row => row.Cost);
        total.Sum(row => row.Cost).ShouldBeGreaterThan(900);
        foreach (var (day, _, cost) in total) byDay[day].Sum().ShouldBe(cost, 1e-8m, day);
    }

    [Theory]
    [InlineData("UnblendedCost")]
    [InlineData("AmortizedCost")]
    [InlineData("NetUnblendedCost")]
    [InlineData("UsageQuantity")]
    [InlineData("NormalizedUsageAmount")]
    public async Task Days_add_up_to_months(string metric)
    {
        var days = await costs.RowsAsync("2026-06-10", "2026-08-21", metric: metric);
        var months = await costs.RowsAsync("2026-06-10", "2026-08-21", "MONTHLY", metric: metric);
        months.Select(row => row.Day).ShouldBe(["2026-06-10", "2026-07-01", "2026-08-01"]);
        foreach (var (month, _, amount) in months) days.Where(day => day.Day[..7] == month[..7]).Sum(day => day.Cost).ShouldBe(amount, 1e-7m);
    }

    public static TheoryData<string, object> Filters => new()
    {
        { "service", CostWorld.Is("SERVICE", "Amazon Relational Database Service", "EC2 - Other") },
        { "tag", new { Tags = new { Key = CostWorld.Tag, Values = new[] { "env-0001" } } } },
        { "no tag", new { Tags = new { Key = CostWorld.Tag, MatchOptions = new[] { "ABSENT" } } } },
        { "starts", new { Dimensions = new { Key = "USAGE_TYPE", Values = new[] { "natgateway" }, MatchOptions = new[] { "STARTS_WITH", "CASE_INSENSITIVE" } } } },
        { "and", new { And = new[] { CostWorld.OnlyUsage, CostWorld.Is("REGION", "us-east-1") } } },
        { "or", new { Or = new[] { CostWorld.Is("REGION", "global"), new { Not = CostWorld.OnlyUsage } } } },
    };

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task A_filter_and_its_complement_make_the_whole(string name, object filter)
    {
        var whole = await costs.RowsAsync("2026-07-01", "2026-08-01", "MONTHLY");
        var part = await costs.RowsAsync("2026-07-01", "2026-08-01", "MONTHLY", filter);
        var rest = await costs.RowsAsync("2026-07-01", "2026-08-01", "MONTHLY", new { Not = filter });
        (part[0].Cost + rest[0].Cost).ShouldBe(whole[0].Cost, 1e-8m, name);
        part[0].Cost.ShouldNotBe(0, name);
        rest[0].Cost.ShouldNotBe(0, name);
    }

    [Fact]
    public async Task Pages_of_any_size_hold_every_group_once()
    {
        object[] by = [CostWorld.By("SERVICE"), CostWorld.By("USAGE_TYPE")];
        var whole = await costs.RowsAsync("2026-07-01", "2026-07-15", by: by);
        await using var small = await SandboxProcess.StartAsync(speed: 3000, seed: "pages");
        await CostWorld.LiveAsync(small);
        var expected = await JsonClient.Costs(small.Address).RowsAsync("2026-07-01", "2026-07-15", by: by);
        await new Client(small.Address, "us-east-1").ControlAsync(HttpMethod.Put, "costs/page", new { rows = 7 });
        var paged = await JsonClient.Costs(small.Address).RowsAsync("2026-07-01", "2026-07-15", by: by);
        paged.Select(Text).ShouldBe(expected.Select(Text));
        paged.Count.ShouldBeGreaterThan(200);
        whole.Count.ShouldBe(paged.Count);
    }

    private static string Text((string Day, string[] Keys, decimal Cost) row) => $"{row.Day} {string.Join('/', row.Keys)} {row.Cost}";

    private static object Group(string text) => text.StartsWith("TAG:", StringComparison.Ordinal) ? CostWorld.By(text[4..], "TAG") : CostWorld.By(text);
}
