using Microsoft.Playwright;
using Portal.Tests.Harness;

namespace Portal.EndToEnd;

/// <summary>The cloud is put into trouble and out of it from the portal's own page.</summary>
public sealed class SandboxPageTests(SharedPortal shared, Browser browser)
{
    [Fact]
    public async Task A_zone_is_lost_and_given_back_and_a_wrong_order_is_refused_in_the_sandboxs_words()
    {
        var portal = await shared.PortalAsync();
        var page = await browser.SignInAsync(portal, "Tomás Rey", 1440, dark: false);
        await using var atFailure = new PicturesAtFailure(page);
        await Browser.GoAsync(page, "/sandbox");
        // The other tests build in the first region.
        await page.GetByLabel("Account and region").SelectOptionAsync(new SelectOptionValue { Label = $"{portal.Aws.Account} eu-west-1" });

        await page.Locator("summary").Filter(new() { HasText = "Lose a zone" }).ClickAsync();
        await page.GetByLabel("Zone").First.FillAsync("mars-1a");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lose a zone" }).ClickAsync();
        await Assertions.Expect(page.GetByText("zone must be one of eu-west-1a")).ToBeVisibleAsync();

        await page.GetByLabel("Zone").First.FillAsync("eu-west-1c");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lose a zone" }).ClickAsync();
        var row = page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Zone lost" }).Filter(new() { HasText = "eu-west-1c" });
        await Assertions.Expect(row).ToBeVisibleAsync();
        await Browser.PictureAsync(page, "sandbox-zone-lost-light-1440");
        await row.GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(row).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Only_the_platforms_people_may_use_it()
    {
        var portal = await shared.PortalAsync();
        var page = await browser.SignInAsync(portal, "Mara Lindqvist", 1440, dark: false);
        await using var atFailure = new PicturesAtFailure(page);
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Sandbox" })).ToHaveCountAsync(0);
        await Browser.GoAsync(page, "/sandbox");
        await Assertions.Expect(page.GetByText("Account and region")).ToHaveCountAsync(0);
    }
}
