using System.Text.Json.Nodes;
using Portal.Costs.Bench;
using Portal.Tests.Harness;

namespace Portal.Tests.Costs;

/// <summary>
/// How many requests to Cost Explorer the bill of a large fleet takes, as the sandbox counts them. A thousand environments fill
/// pages of 5,000 rows; fewer of them fill pages that are as much smaller, so the count is the same.
/// <c>PORTAL_LONG_TESTS=1</c> takes all thousand, and pages as they are.
/// </summary>
public sealed class CostExplorerRequestTests
{
    private const int Thousand = 1000, PageRows = 5000;
    private const int MostADay = 30, MostOfBackfill = 400;

    /// <summary>Of the long form, in which millions of rows are read.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(40);

    private static bool IsLong => Environment.GetEnvironmentVariable("PORTAL_LONG_TESTS") == "1";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_bill_of_a_thousand_environments_takes_thirty_requests_a_day_and_four_hundred_for_the_past()
    {
        var environments = IsLong ? Thousand : 40;
        await using var sandbox = await RunningSandbox.StartAsync(3000);
        using var world = new DrawnWorld(sandbox.Place.Url, await File.ReadAllTextAsync(Path.Combine(Solution.Root, "templates/three-tier/template.yaml"), Cancellation));
        var say = TestContext.Current.TestOutputHelper!;
        say.WriteLine($"seed {await world.SeedAsync(Cancellation)}");
        var now = TimeProvider.System.GetUtcNow();
        var yesterday = now.AddDays(-1);
        await world.LiveAsync(environments, yesterday, Cancellation);
        await world.PageRowsAsync(PageRows * environments / Thousand, Cancellation);

        // Months that are over were forecast on their days, and the whole of them is known: not a made world, but one drawn just now.
        var test = await world.TestAsync(DateOnly.FromDateTime(yesterday.UtcDateTime), Cancellation);
        say.WriteLine($"{test.Months.Count} forecasts, {test.Inside:P0} inside, median error at mid-month {test.MedianAtMid:P2}");
        test.Months.Count.ShouldBeGreaterThan(100);
        // One world of few environments: wide enough not to fail by chance; the bench prints how it does over many.
        test.Inside!.Value.ShouldBeInRange(0.6m, 0.97m);
        test.MedianAtMid!.Value.ShouldBeLessThan(0.08m);

        var before = await AskedAsync(sandbox);
        await using var portal = await RunningPortal.StartAsync(sandbox.Place);
        await UntilReadAsync(portal, "read_at IS NOT NULL");
        var backfill = await AskedAsync(sandbox) - before;
        say.WriteLine($"back-fill: {backfill} requests");
        // By month or by day, all of it is there.
        (await NumberAsync(portal, "SELECT count(DISTINCT date_trunc('month', day)) FROM cost_records")).ShouldBeGreaterThanOrEqualTo(12);
        backfill.ShouldBeInRange(100, MostOfBackfill);

        var requests = 0;
        // The first reading of a day, and two more of it, eight hours of use apart.
        await RunAsync(portal, "UPDATE billed_readings SET read_at = now() - interval '1 day', tag_checked_at = now() - interval '1 day'");
        for (var reading = 1; reading <= 3; reading++)
        {
            await world.GoToAsync(yesterday.AddHours(8 * reading), Cancellation);
            before = await AskedAsync(sandbox);
            var since = (await TextAsync(portal, "SELECT read_at::text FROM billed_readings"))!;
            await RunAsync(portal, "UPDATE billed_readings SET next_look_at = now()");
            await UntilReadAsync(portal, $"read_at > '{since}'");
            requests += await AskedAsync(sandbox) - before;
            say.WriteLine($"reading {reading}: {requests} requests so far");
        }
        requests.ShouldBeInRange(9, MostADay);
        (await TextAsync(portal, "SELECT trouble FROM billed_readings")).ShouldBeNull();
    }

    private static async Task<int> AskedAsync(RunningSandbox sandbox) => JsonNode.Parse(await sandbox.ReadAsync("state"))!["calls"]!.AsArray()
        .Where(call => call!["action"]!.GetValue<string>() is "ce:GetCostAndUsage" or "ce:ListCostAllocationTags").Sum(call => call!["calls"]!.GetValue<int>());

    private static Task UntilReadAsync(RunningPortal portal, string condition) =>
        Patience.UntilAsync(async () => await NumberAsync(portal, $"SELECT count(*) FROM billed_readings WHERE {condition} AND pending = '[]' AND next_look_at > now()") == 1, () => portal.Log, IsLong ? Longest : null);

    private static async Task<long> NumberAsync(RunningPortal portal, string sql) => (long)(await OneAsync(portal, sql))!;

    private static async Task<string?> TextAsync(RunningPortal portal, string sql) => await OneAsync(portal, sql) as string;

    private static async Task<object?> OneAsync(RunningPortal portal, string sql)
    {
        await using var connection = await portal.DatabaseAsync();
        await using var command = new Npgsql.NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(Cancellation);
    }

    private static async Task RunAsync(RunningPortal portal, string sql) => await OneAsync(portal, sql);
}
