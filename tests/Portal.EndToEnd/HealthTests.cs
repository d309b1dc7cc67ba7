using Microsoft.Playwright;
using Portal.Tests.Harness;

namespace Portal.EndToEnd;

/// <summary>The sandbox brings trouble over an environment; its page and the fleet say what is wrong, and that it is over.</summary>
public sealed class HealthTests(WatchedPortal troubled, Browser browser) : IClassFixture<WatchedPortal>
{
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
    public async Task Without_a_healthy_target_the_environment_is_down()
    {
        var page = await OpenAsync();
        await using var atFailure = new PicturesAtFailure(page);
        await TierAsync(page, "Instances", "Healthy");
        string[] zones = ["us-east-1a", "us-east-1b", "us-east-1c"];
        foreach (var zone in zones) await troubled.ControlAsync("zones/lose", new { account = troubled.Portal.Aws.Account, region = AwsPlace.Region, zone });
        await page.Locator("dl.strip > div").Filter(new() { HasText = "Health" }).Locator(".st.bad").First.WaitForAsync();
        await TierAsync(page, "Instances", "No instance is in service");
        await Browser.PictureAsync(page, "health-down-light-1440");
        foreach (var zone in zones) await troubled.ControlAsync("zones/restore", new { account = troubled.Portal.Aws.Account, region = AwsPlace.Region, zone });
        await troubled.ForwardAsync(8);
        await TierAsync(page, "Instances", "Healthy");
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

    // Requests that failed count for minutes after: a tier is well again before the environment is.
    private static Task TierAsync(IPage page, string tier, string words) => page.Locator(".tiers li").Filter(new() { HasText = tier }).Filter(new() { HasText = words }).First.WaitForAsync();

    private static Task HappenedAsync(IPage page, string title) => page.Locator(".tl").GetByText(title).First.WaitForAsync();

    private static ILocator Zones(IPage page) => page.GetByRole(AriaRole.Table, new() { Name = "Tiers by zone" });

    private async Task<IPage> OpenAsync()
    {
        var page = await browser.SignInAsync(troubled.Portal, "Tomás Rey");
        page.SetDefaultTimeout(90_000);
        await Browser.GoAsync(page, $"/environments/{troubled.Name}");
        return page;
    }
}
