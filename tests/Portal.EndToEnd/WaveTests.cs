using Microsoft.Playwright;
using Portal.Tests.Deployments;
using Portal.Tests.Harness;

namespace Portal.EndToEnd;

/// <summary>A wave as the platform team leads it: planned, started, stopped by a failure, resumed, told of.</summary>
public sealed class WaveTests(StorePortal store, Browser browser) : IClassFixture<StorePortal>
{
    private RunningPortal Portal => store.Portal;

    [Fact]
    public async Task A_wave_stops_at_a_failed_canary_and_goes_on_when_somebody_resumes_it()
    {
        var names = new[] { "a", "b", "c", "d", "e" }.Select(first => $"{first}-{Line.NewName()}").ToList();
        foreach (var name in names) await store.StandAsync(name, "notice-board");
        await NewVersionAsync();
        var page = await browser.SignInAsync(Portal, "Tomás Rey");
        await using var atFailure = new PicturesAtFailure(page);

        await Browser.GoAsync(page, "/waves");
        await page.GetByRole(AriaRole.Button, new() { Name = "Plan a wave" }).ClickAsync();
        await page.GetByLabel("Product").SelectOptionAsync(new SelectOptionValue { Value = "notice-board" });
        await page.GetByLabel("Canary").FillAsync("1");
        await page.GetByLabel("Batch").FillAsync("2");
        await page.GetByLabel("Pause").FillAsync("0");
        await Looks.AtAsync(page, "wave-plan");
        await page.GetByRole(AriaRole.Button, new() { Name = "Preview", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Table, new() { Name = "Environments of the wave" }).WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Plan it" }).ClickAsync();
        await page.ArriveAsync("**/waves/wav-*");
        var start = page.GetByRole(AriaRole.Button, new() { Name = "Start", Exact = true });
        await start.WaitForAsync();
        await ApproveAsync(page, except: names[3]);
        // One is refused by its reviewer, one fails, one hangs: members stand in every state.
        await store.Sandbox.FailAsync(names[0], "update", "Resource handler returned message: \"Internal Failure\" (HandlerErrorCode: InternalFailure)");
        await store.Sandbox.HangAsync(names[1], "update");
        await start.ClickAsync();

        await SaysAsync(page, "Stopped.");
        await SaysAsync(page, $"{names[0]} failed: ");
        await SaysAsync(page, "nothing else begins before somebody resumes it.");
        await Expect(page, names[0], "Failed");
        await Expect(page, names[1], "Held");
        await page.GetByRole(AriaRole.Button, new() { Name = "Resume" }).ClickAsync();
        await Expect(page, names[1], "Released");
        await Expect(page, names[2], "Done");
        await Expect(page, names[3], "Skipped");
        await Expect(page, names[4], "Held");
        await Looks.AtAsync(page, "wave-members");

        await store.Sandbox.ControlAsync(HttpMethod.Delete, "stuck", new { });
        foreach (var name in new[] { names[1], names[4] }) await Expect(page, name, "Done");
        await page.Locator(".strip > div").Filter(new() { HasText = "State" }).GetByText("Done").WaitForAsync();
        await SaysAsync(page, "3 of 5 are on 0.2.0");
        await page.GetByRole(AriaRole.Row).Filter(new() { HasText = names[0] }).GetByRole(AriaRole.Link, new() { Name = "change set and review" }).ClickAsync();
        await page.ArriveAsync("**/requests/req-*");
    }

    private async Task NewVersionAsync()
    {
        var folder = Path.Combine(Portal.Templates, "notice-board");
        var (product, template) = (Path.Combine(folder, "product.yaml"), Path.Combine(folder, "template.yaml"));
        await File.WriteAllTextAsync(product, (await File.ReadAllTextAsync(product)).Replace("version: 0.1.0", "version: 0.2.0", StringComparison.Ordinal));
        await File.WriteAllTextAsync(template, (await File.ReadAllTextAsync(template)).Replace("      MessageRetentionPeriod:", "      VisibilityTimeout: 45\n      MessageRetentionPeriod:", StringComparison.Ordinal));
        await Patience.UntilAsync(async () => (await Portal.Engineer.GetAsync("/products/notice-board"))["version"] == "0.2.0", () => "The new version was not seen.");
    }

    // Who planned the wave asked for its upgrades, so a colleague decides.
    private async Task ApproveAsync(IPage page, string except)
    {
        var wave = await Portal.Platform.GetAsync($"/waves/{new Uri(page.Url).Segments[^1]}");
        foreach (var member in wave.Json["members"]!.AsArray())
        {
            var waiting = await Portal.Platform.UntilAsync(member!["requestId"]!.GetValue<string>(), "inReview");
            var review = await Portal.Platform.GetAsync($"/reviews/{waiting["review"]}");
            var refused = member["name"]!.GetValue<string>() == except;
            (await Portal.SecondPlatform.DecideAsync(review, refused ? "reject" : "approve", refused ? "Not during the sale." : "")).Should(System.Net.HttpStatusCode.OK);
        }
    }

    private static Task Expect(IPage page, string member, string state) =>
        Assertions.Expect(page.GetByRole(AriaRole.Table, new() { Name = "Members" }).GetByRole(AriaRole.Row).Filter(new() { HasText = member }).First).ToContainTextAsync(state, new() { Timeout = 60_000 });

    private static Task SaysAsync(IPage page, string sentence) => page.Locator("main").GetByText(sentence).First.WaitForAsync();
}
