using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Npgsql;
using Portal.Tests.Harness;

namespace Portal.EndToEnd;

/// <summary>
/// The sandbox brings trouble over an environment; its page and the fleet say what is wrong, and that it is over. What has to be
/// lived through behind the portal's time comes first; what happens then is of the portal's own time.
/// </summary>
[TestCaseOrderer(typeof(ByDeclaration))]
public sealed class HealthTests(WatchedPortal troubled, Browser browser) : IClassFixture<WatchedPortal>
{
    [Fact]
    public async Task Without_a_healthy_target_the_environment_is_down_and_its_availability_falls()
    {
        await troubled.ShowAsync(8);
        var page = await OpenAsync();
        await using var atFailure = new PicturesAtFailure(page);
        await TierAsync(page, "Instances", "Healthy");
        var before = await AvailabilityAsync(page, _ => true);
        string[] zones = ["us-east-1a", "us-east-1b", "us-east-1c"];
        foreach (var zone in zones) await troubled.ControlAsync("zones/lose", new { account = troubled.Portal.Aws.Account, region = AwsPlace.Region, zone });
        await page.Locator("dl.strip > div").Filter(new() { HasText = "Health" }).Locator(".st.bad").First.WaitForAsync();
        await TierAsync(page, "Instances", "No instance is in service");
        await Browser.PictureAsync(page, "health-down-light-1440");
        // Nothing is counted any more where there is no target: what is not asked for must not read as well served.
        await troubled.ShowAsync(0);
        await AvailabilityAsync(page, now => now < before);
        foreach (var zone in zones) await troubled.ControlAsync("zones/restore", new { account = troubled.Portal.Aws.Account, region = AwsPlace.Region, zone });
        await troubled.ForwardAsync(8);
        await TierAsync(page, "Instances", "Healthy");
    }

    [Fact]
    public async Task A_zone_that_is_lost_and_given_back_is_told_in_words()
    {
        var page = await OpenAsync();
        await using var atFailure = new PicturesAtFailure(page);
        await TierAsync(page, "Instances", "Healthy");
        await troubled.ControlAsync("zones/lose", new { account = troubled.Portal.Aws.Account, region = AwsPlace.Region, zone = "us-east-1c" });
        await TierAsync(page, "Instances", "No instance in service in us-east-1c");
        await HappenedAsync(page, "Zone us-east-1c lost");
        await Zones(page).Filter(new() { HasText = "0 in service" }).WaitForAsync();
        await Browser.PictureAsync(page, "health-zone-lost-light-1440");
        await Browser.GoAsync(page, "/health?state=degraded");
        await page.GetByRole(AriaRole.Link, new() { Name = troubled.Name }).WaitForAsync();

        await troubled.ControlAsync("zones/restore", new { account = troubled.Portal.Aws.Account, region = AwsPlace.Region, zone = "us-east-1c" });
        await troubled.ForwardAsync(8);
        await Browser.GoAsync(page, $"/environments/{troubled.Name}");
        await HappenedAsync(page, "Zone us-east-1c is back");
        await TierAsync(page, "Instances", "Healthy");
    }

    [Fact]
    public async Task A_failover_of_the_database_is_told_until_the_standby_is_rebuilt()
    {
        var page = await OpenAsync();
        await using var atFailure = new PicturesAtFailure(page);
        await TierAsync(page, "Database", "Healthy");
        await troubled.ControlAsync("databases/failover", new { account = troubled.Portal.Aws.Account, region = AwsPlace.Region, stack = troubled.Name });
        await HappenedAsync(page, "Database failed over");
        var told = await page.Locator(".tl").GetByText("Database failed over").First.InnerTextAsync();
        var standby = told[(told.IndexOf(", ", StringComparison.Ordinal) + 2)..told.IndexOf(" to ", StringComparison.Ordinal)];
        await troubled.ControlAsync("zones/lose", new { account = troubled.Portal.Aws.Account, region = AwsPlace.Region, zone = standby });
        await TierAsync(page, "Database", "Standby is rebuilding: no second zone for the database");
        await Zones(page).Filter(new() { HasText = "no database: no standby in another zone" }).WaitForAsync();
        await Browser.PictureAsync(page, "health-standby-rebuilding-light-1440");
        await troubled.ControlAsync("zones/restore", new { account = troubled.Portal.Aws.Account, region = AwsPlace.Region, zone = standby });
        await troubled.ForwardAsync(8);
        await TierAsync(page, "Database", "Healthy");
    }

    [Fact]
    public async Task What_AWS_refuses_to_show_is_grey_and_says_why()
    {
        var page = await OpenAsync();
        await using var atFailure = new PicturesAtFailure(page);
        await TierAsync(page, "Database", "Healthy");
        await troubled.ControlAsync("denials", new { action = "rds:DescribeDBInstances" });
        var database = page.Locator(".tiers li").Filter(new() { HasText = "Database" });
        await database.Filter(new() { HasText = "can't be seen" }).Locator(".st.idle").WaitForAsync();
        await Browser.PictureAsync(page, "health-denied-light-1440");
        await troubled.ControlAsync("denials", null);
        await TierAsync(page, "Database", "Healthy");
    }

    [Fact]
    public async Task A_failover_of_the_cache_is_told_with_both_zones()
    {
        var page = await OpenAsync();
        await using var atFailure = new PicturesAtFailure(page);
        await TierAsync(page, "Cache", "Healthy");
        await troubled.ControlAsync("caches/failover", new { account = troubled.Portal.Aws.Account, region = AwsPlace.Region, stack = troubled.Name });
        await HappenedAsync(page, "Cache failed over, us-east-1");
        await TierAsync(page, "Cache", "Healthy");
    }

    [Fact]
    public async Task A_group_at_its_maximum_says_that_no_more_come()
    {
        var page = await OpenAsync();
        await using var atFailure = new PicturesAtFailure(page);
        await TierAsync(page, "Instances", "Healthy");
        await troubled.ControlAsync("load", new { account = troubled.Portal.Aws.Account, region = AwsPlace.Region, stack = troubled.Name, factor = 60 });
        await troubled.ForwardAsync(10);
        await TierAsync(page, "Instances", "At its maximum of");
        await TierAsync(page, "Instances", "no more come when load grows");
        await troubled.ControlAsync($"load?account={troubled.Portal.Aws.Account}&region={AwsPlace.Region}", null);
        await troubled.ForwardAsync(40);
        await TierAsync(page, "Instances", "Healthy");
    }

    [Fact]
    public async Task A_throttled_look_is_grey_until_AWS_answers_again()
    {
        var page = await OpenAsync();
        await using var atFailure = new PicturesAtFailure(page);
        await TierAsync(page, "Cache", "Healthy");
        await troubled.ControlAsync("throttles", new { action = "elasticache:DescribeReplicationGroups" });
        await page.Locator(".tiers li").Filter(new() { HasText = "AWS is throttling elasticache:DescribeReplicationGroups" }).Locator(".st.idle").WaitForAsync();
        await troubled.ControlAsync("throttles", null);
        await TierAsync(page, "Cache", "Healthy");
    }

    [Fact]
    public async Task After_a_clock_that_was_wrong_it_is_looked_at_as_before()
    {
        var page = await OpenAsync(troubled.Drilled);
        await using var atFailure = new PicturesAtFailure(page);
        await TierAsync(page, "Database", "Healthy");
        await using (var connection = await troubled.Portal.DatabaseAsync())
        await using (var wrong = new NpgsqlCommand("UPDATE health_places SET next_look_at = now() + interval '1 year', passed_at = now() + interval '1 year', looks = '[]'; UPDATE environment_health SET metrics_through = now() + interval '1 year', since = now() + interval '1 year'", connection))
            await wrong.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        await Browser.GoAsync(page, $"/environments/{troubled.Drilled}");
        foreach (var tier in new[] { "Edge", "Load balancer", "Instances", "Cache", "Database" }) await TierAsync(page, tier, "Healthy");
    }

    [Fact]
    public async Task A_slow_database_is_told_in_milliseconds_and_a_slower_one_burns_the_budget()
    {
        await troubled.ShowAsync(0);
        var page = await OpenAsync(troubled.Measured);
        await using var atFailure = new PicturesAtFailure(page);
        await SlowAsync(80);
        await page.Locator(".tiers li").Filter(new() { HasText = "Database" }).GetByText(new Regex("takes [0-9.]+ ms to read or write")).WaitForAsync();
        await Browser.PictureAsync(page, "health-slow-database-light-1440");
        await SlowAsync(400);
        await HappenedAsync(page, "Error budget burns: page");
        await page.Locator("dl.strip > div").Filter(new() { HasText = "Burning" }).Locator(".st.bad").WaitForAsync();
        await page.GetByRole(AriaRole.List, new() { Name = "What spent the budget" }).GetByRole(AriaRole.Listitem).First.WaitForAsync();
        await Browser.PictureAsync(page, "health-burning-light-1440");

        // It began long ago, so that all that is measured now tells of it.
        Task SlowAsync(double factor) => troubled.ControlAsync("databases/slow", new { account = troubled.Portal.Aws.Account, region = WatchedPortal.CalmRegion, stack = troubled.Measured, factor, ago = 200 });
    }

    [Fact]
    public async Task A_drill_is_started_by_the_typed_name_watched_and_proved()
    {
        // What AWS wrote is asked for by the portal's own time.
        await troubled.ShowAsync(0);
        var page = await OpenAsync(troubled.Drilled);
        await using var atFailure = new PicturesAtFailure(page);
        await TierAsync(page, "Database", "Healthy");
        await page.Locator("dl.strip > div").Filter(new() { HasText = "Health" }).Locator(".st.ok").First.WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Fail the database over" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByText("its standby becomes the primary").WaitForAsync();
        await Assertions.Expect(dialog.GetByRole(AriaRole.Button, new() { Name = "Start the drill" })).ToBeDisabledAsync();
        await dialog.GetByLabel("Why").FillAsync("Quarterly exercise");
        await dialog.GetByLabel("Type").FillAsync(troubled.Drilled);
        await Browser.PictureAsync(page, "drill-dialog-light-1440");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Start the drill" }).ClickAsync();
        var card = page.Locator("section.card").Filter(new() { HasText = "Drills" });
        await card.GetByText("Running for").WaitForAsync();
        await card.GetByText("The database is rebooting.").WaitForAsync();
        await Browser.PictureAsync(page, "drill-running-light-1440");
        await troubled.ForwardAsync(2);
        await card.GetByText("Recovered in").WaitForAsync();
        await HappenedAsync(page, "Drill by Tomás Rey: the database is failed over");
        await HappenedAsync(page, "Drill over: recovered in");
        await card.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^Recovered in") }).ClickAsync();
        await page.GetByText("Multi-AZ instance failover completed").WaitForAsync();
        await page.GetByText("so only health data tell how it went").WaitForAsync();
        await Looks.AtAsync(page, "drill-evidence");
        await Browser.GoAsync(page, $"/environments/{troubled.Drilled}");
        await page.SetViewportSizeAsync(390, 1000);
        await page.Locator(".env-charts .chart").First.WaitForAsync();
        // On a phone what stands where comes before what was measured.
        (await Zones(page).BoundingBoxAsync())!.Y.ShouldBeLessThan((await page.Locator(".env-charts").BoundingBoxAsync())!.Y);
        await Browser.PictureAsync(page, "drill-environment-light-390");
    }

    private static async Task<double> AvailabilityAsync(IPage page, Func<double, bool> isSo)
    {
        var figure = page.Locator("dl.strip > div").Filter(new() { HasText = "SLO" }).Locator("dd").First;
        double? reached = null;
        await Patience.UntilAsync(async () => (reached = double.TryParse((await figure.InnerTextAsync()).TrimEnd('%', ' ', '\u00a0'), NumberStyles.Float, CultureInfo.InvariantCulture, out var share) ? share : null) is { } known && isSo(known), () => $"{reached}");
        return reached!.Value;
    }

    // Requests that failed count for minutes after: a tier is well again before the environment is.
    private static Task TierAsync(IPage page, string tier, string words) => page.Locator(".tiers li").Filter(new() { HasText = tier }).Filter(new() { HasText = words }).First.WaitForAsync();

    private static Task HappenedAsync(IPage page, string title) => page.Locator(".tl").GetByText(title).First.WaitForAsync();

    private static ILocator Zones(IPage page) => page.GetByRole(AriaRole.Table, new() { Name = "Tiers by zone" });

    private async Task<IPage> OpenAsync(string? name = null)
    {
        var page = await browser.SignInAsync(troubled.Portal, "Tomás Rey");
        page.SetDefaultTimeout(90_000);
        await Browser.GoAsync(page, $"/environments/{name ?? troubled.Name}");
        return page;
    }
}
