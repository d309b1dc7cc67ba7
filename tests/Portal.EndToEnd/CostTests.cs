using Microsoft.Playwright;
using Portal.Tests.Harness;

namespace Portal.EndToEnd;

/// <summary>Costs as cost reviewers see them in the first days, when nothing is billed yet: estimates and a band of one's own.</summary>
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
        await page.ArriveAsync("**/environments/*/costs*");
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
}
