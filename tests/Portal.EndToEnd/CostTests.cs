using Microsoft.Playwright;
using Portal.Tests.Harness;

namespace Portal.EndToEnd;

/// <summary>Costs as cost reviewers see them in the first days, when nothing is billed yet: estimates, a band of one's own, a meeting.</summary>
public sealed class CostTests(SharedPortal shared, Browser browser)
{
    [Fact]
    public async Task An_environment_in_its_first_days_has_an_estimate_a_band_of_its_own_and_no_bill()
    {
        var portal = await shared.PortalAsync();
        var name = Line.NewName();
        var done = await portal.CarryOutAsync(portal.Engineer, portal.ThreeTier(name));
        await portal.Engineer.EnvironmentAsync(done["environment"], "ready");
        var page = await browser.SignInAsync(portal, "Priya Nair");
        await using var atFailure = new PicturesAtFailure(page);

        await Browser.GoAsync(page, "/costs");
        await page.GetByRole(AriaRole.Heading, new() { Name = "Every environment on the band" }).WaitForAsync();
        await Assertions.Expect(page.Locator(".wide-drawing .dot.estimate").First).ToBeVisibleAsync();
        await Browser.PictureAsync(page, "costs-first-days");
        await page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).First.ClickAsync();
        await page.WaitForURLAsync("**/environments/*/costs*");
        await page.GetByText("Estimate only.").WaitForAsync();
        await Assertions.Expect(page.Locator(".cumulative")).ToHaveAttributeAsync("aria-label", new System.Text.RegularExpressions.Regex("nothing billed, forecast"));
        await Assertions.Expect(page.Locator(".cumulative .billed-line")).ToHaveCountAsync(0);

        await page.GetByText("Another band for this environment").ClickAsync();
        await page.GetByLabel("To", new() { Exact = true }).FillAsync("100");
        await page.GetByRole(AriaRole.Button, new() { Name = "Set the band" }).ClickAsync();
        await page.GetByText("The band must end above where it begins.").WaitForAsync();
        await page.GetByText("It is not said why the band is another.").WaitForAsync();
        await page.GetByLabel("To", new() { Exact = true }).FillAsync("1400");
        await page.GetByLabel("Reason").FillAsync("Peak season");
        await page.GetByRole(AriaRole.Button, new() { Name = "Set the band" }).ClickAsync();
        await page.GetByText("It has a band of its own, USD 500 to 1,400.").WaitForAsync();
        await Browser.PictureAsync(page, "environment-cost-first-days");
    }

    [Fact]
    public async Task A_meeting_decides_carries_and_freezes_its_papers()
    {
        await using var sandbox = await RunningSandbox.StartAsync(1000);
        await using var portal = await RunningPortal.StartAsync(sandbox.Place);
        var name = Line.NewName();
        var done = await portal.CarryOutAsync(portal.Engineer, portal.ThreeTier(name));
        await portal.Engineer.EnvironmentAsync(done["environment"], "ready");
        var page = await browser.SignInAsync(portal, "Priya Nair");
        await using var atFailure = new PicturesAtFailure(page);
        await Browser.GoAsync(page, "/costs");
        await page.Locator("main").GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).First.WaitForAsync();

        await Browser.GoAsync(page, "/costs/reviews");
        await page.GetByRole(AriaRole.Button, new() { Name = "Start review meeting" }).ClickAsync();
        await page.WaitForURLAsync("**/costs/reviews/20*");
        await page.Locator(".agenda li").First.WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Record and go on" }).ClickAsync();
        await page.GetByText("It is not said what to do.").WaitForAsync();
        await page.GetByLabel("What is done").FillAsync("Lower the maximum to 6");
        await page.GetByLabel("Owner", new() { Exact = true }).FillAsync("Mara Lindqvist");
        await page.GetByLabel("Due").FillAsync("2030-01-31");
        await page.GetByLabel("Saves").FillAsync("102");
        await Browser.PictureAsync(page, "cost-review");
        await page.GetByRole(AriaRole.Button, new() { Name = "Record and go on" }).ClickAsync();
        await page.Locator(".decisions").GetByText("Act: Lower the maximum to 6").WaitForAsync();
        await page.GetByText("−102 a month so far").WaitForAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "End meeting" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "End and freeze" }).ClickAsync();
        await page.GetByText("Figures frozen").WaitForAsync();
        await Browser.PictureAsync(page, "cost-review-closed");
        var papers = await page.Context.NewPageAsync();
        await papers.GotoAsync((await page.GetByRole(AriaRole.Link, new() { Name = "Print" }).GetAttributeAsync("href"))!);
        await papers.GetByText("Lower the maximum to 6").First.WaitForAsync();
        await papers.GetByText(name).First.WaitForAsync();
        await Browser.PictureAsync(papers, "cost-review-pack");
    }
}
