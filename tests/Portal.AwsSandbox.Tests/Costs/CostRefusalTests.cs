using Portal.AwsSandbox.Tests.Harness;

namespace Portal.AwsSandbox.Tests.Costs;

public sealed class CostRefusalTests(CostWorld world)
{
    private readonly JsonClient costs = world.Costs;

    [Theory]
    [InlineData("2026-07-02", "2026-07-02", "DAILY", "Start date (and hour) should be before end date (and hour)")]
    [InlineData("2026-07-02", "2026-09-02", "DAILY", "end date past the beginning of next month")]
    [InlineData("2025-06-19", "2026-07-01", "MONTHLY", "You haven't enabled historical data beyond 14 months.")]
    [InlineData("2026-07-32", "2026-08-01", "DAILY", "Start time 2026-07-32 is invalid. Valid format is: yyyy-MM-dd.")]
    [InlineData("2026-08-18T00:00:00Z", "2026-08-19T00:00:00Z", "HOURLY", "Hourly granularity is not enabled for this account.")]
    public async Task A_period_that_cannot_be_told_is_refused(string start, string end, string granularity, string said)
    {
        var refused = await costs.RefusedAsync("GetCostAndUsage", new { TimePeriod = new { Start = start, End = end }, Granularity = granularity, Metrics = new[] { "UnblendedCost" } });
        (refused.Status, refused.Code, refused.Said).ShouldBe((400, "ValidationException", said));
    }

    [Fact]
    public async Task The_first_day_of_next_month_and_fourteen_months_back_are_allowed() =>
        (await costs.RowsAsync("2025-06-20", "2026-09-01", "MONTHLY")).Count.ShouldBe(15);

    public static TheoryData<object, string> Filters => new()
    {
        { new { }, "Expression must have one root." },
        { new { Not = CostWorld.OnlyUsage, Dimensions = new { Key = "SERVICE", Values = new[] { "x" } } }, "Expression has more than one roots. Only one root is allowed for each expression: [Not, Dimensions]" },
        { new { And = new[] { CostWorld.OnlyUsage } }, "And needs at least two expressions." },
        { new { Dimensions = new { Key = "SERVICE", Values = Array.Empty<string>() } }, "Values of SERVICE must not be empty." },
        { new { Tags = new { Key = "a", Values = new[] { "b" }, MatchOptions = new[] { "ABSENT" } } }, "Values must be empty when the match option is ABSENT." },
    };

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task An_expression_has_one_root_and_enough_in_it(object filter, string said)
    {
        var refused = await costs.RefusedAsync("GetCostAndUsage", Asked(filter: filter));
        (refused.Code, refused.Said).ShouldBe(("ValidationException", said));
    }

    [Fact]
    public async Task What_a_call_lacks_or_names_wrongly_is_told_at_once()
    {
        (await costs.RefusedAsync("GetCostAndUsage", new { Metrics = new[] { "UnblendedCost" } })).Said.ShouldBe(
            "1 validation error detected: Value null at 'granularity' failed to satisfy constraint: Member must not be null");
        (await costs.RefusedAsync("GetCostAndUsage", Asked(metrics: ["Pounds"]))).Said.ShouldStartWith("Invalid Metric Pounds.");
        (await costs.RefusedAsync("GetCostAndUsage", Asked(by: [CostWorld.By("SERVICE"), CostWorld.By("REGION"), CostWorld.By("AZ")]))).Code.ShouldBe("ValidationException");
        (await costs.RefusedAsync("GetCostAndUsage", Asked(by: [CostWorld.By("RESOURCE_ID")]))).Said.ShouldContain("GetCostAndUsageWithResources");
        (await costs.RefusedAsync("GetAnomalies")).Code.ShouldBe("UnknownOperationException");
        (await JsonClient.Costs(world.Process.Address, "eu-west-1").RefusedAsync("GetCostAndUsage", Asked())).Code.ShouldBe("InvalidSignatureException");
    }

    [Fact]
    public async Task An_account_that_never_used_anything_has_no_data()
    {
        var linked = new JsonClient(world.Process.Address, "ce", "AWSInsightsIndexService", "us-east-1") { Key = new("sandbox-2", "sandbox-2-secret") };
        var refused = await linked.RefusedAsync("GetCostAndUsage", Asked());
        refused.Code.ShouldBe("DataUnavailableException");
        refused.Said.ShouldStartWith("Data is not available.");
    }

    [Fact]
    public async Task A_page_token_belongs_to_its_call_and_to_its_refresh()
    {
        await using var own = await SandboxProcess.StartAsync(speed: 3000);
        await CostWorld.LiveAsync(own);
        var (here, client) = (JsonClient.Costs(own.Address), new Client(own.Address, "us-east-1"));
        await client.ControlAsync(HttpMethod.Put, "costs/page", new { rows = 3 });
        object By(string token, string metric = "UnblendedCost") => new
        {
            TimePeriod = new { Start = "2026-07-01", End = "2026-07-03" },
            Granularity = "DAILY",
            Metrics = new[] { metric },
            GroupBy = new[] { CostWorld.By("SERVICE") },
            NextPageToken = token,
        };
        (await here.RefusedAsync("GetCostAndUsage", By("nonsense"))).Code.ShouldBe("InvalidNextTokenException");
        var first = await here.CallAsync("GetCostAndUsage", new { TimePeriod = new { Start = "2026-07-01", End = "2026-07-03" }, Granularity = "DAILY", Metrics = new[] { "UnblendedCost" }, GroupBy = new[] { CostWorld.By("SERVICE") } });
        var token = first.GetProperty("NextPageToken").GetString()!;
        (await here.RefusedAsync("GetCostAndUsage", By(token, "BlendedCost"))).Code.ShouldBe("RequestChangedException");
        await CostWorld.GoToAsync(client, "2026-08-21T12:00:00Z");
        (await here.RefusedAsync("GetCostAndUsage", By(token))).Code.ShouldBe("BillExpirationException");
    }

    private static object Asked(object? filter = null, string[]? metrics = null, object[]? by = null) => new
    {
        TimePeriod = new { Start = "2026-07-01", End = "2026-08-01" },
        Granularity = "MONTHLY",
        Metrics = metrics ?? ["UnblendedCost"],
        Filter = filter,
        GroupBy = by,
    };
}
