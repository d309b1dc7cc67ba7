using Microsoft.Playwright;
using Portal.Tests.Harness;
using Portal.Tests.Platform.Access.OpenId;

namespace Portal.EndToEnd;

/// <summary>The company's sign-in in a real browser, from the sign-in page to the end of the session in an open page.</summary>
public sealed class SignInTests(Browser browser)
{
    [Fact]
    public async Task Somebody_signs_in_at_the_provider_makes_a_token_and_is_out_when_an_administrator_ends_the_session()
    {
        await using var provider = new RealProvider();
        // Nobody answers there, and nobody asks.
        await using var portal = await RunningPortal.StartAsync(new AwsPlace("http://127.0.0.1:9", "111111111111", "sandbox", "sandbox-secret"), new Dictionary<string, string>
        {
            ["Portal__Access__OpenIdConnect__Issuer"] = provider.Issuer,
            ["Portal__Access__OpenIdConnect__ClientId"] = "portal",
            ["Portal__Access__OpenIdConnect__ClientSecret"] = RealProvider.Secret,
            ["Portal__Access__OpenIdConnect__Scopes__0"] = "profile",
            ["Portal__Access__OpenIdConnect__Scopes__1"] = "groups",
            ["Portal__Access__OpenIdConnect__Groups__0__Group"] = "eng-shop",
            ["Portal__Access__OpenIdConnect__Groups__0__Team"] = "shop",
            ["Portal__Access__OpenIdConnect__Groups__0__Roles__0"] = "Requester",
            ["Portal__Access__RecheckSeconds"] = "1",
        });
        await provider.StartForAsync(portal.Address);
        var page = await browser.OpenAsync(portal);
        await using var atFailure = new PicturesAtFailure(page);

        await page.GotoAsync("/profile");
        await Browser.PictureAsync(page, "sign-in-company");
        await page.GetByRole(AriaRole.Link, new() { Name = "Sign in with your company account" }).ClickAsync();
        await page.Locator("input[name=login]").FillAsync("mara:eng-shop");
        await page.Locator("input[name=password]").FillAsync("any");
        await page.Locator("button[type=submit]").ClickAsync();
        await page.Locator("button[type=submit]").ClickAsync();
        await page.ArriveAsync("**/profile");
        await page.Locator("main[data-live=yes]").WaitForAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Team shop, requester.");

        await page.GetByRole(AriaRole.Button, new() { Name = "New token" }).ClickAsync();
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("nightly");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make token" }).ClickAsync();
        var token = await page.Locator(".secret code").InnerTextAsync();
        (await portal.WithToken(token).GetAsync("/environments")).Should(System.Net.HttpStatusCode.OK);
        await Browser.PictureAsync(page, "profile-token");

        // Whoever has an open page is out of it within the time between two looks.
        var session = (await portal.Platform.GetAsync("/sessions?everybody=true")).Json["items"]!.AsArray().Single(each => each!["person"]!["id"]!.GetValue<string>() == "mara:eng-shop")!["id"]!.GetValue<string>();
        (await portal.Platform.SendAsync(HttpMethod.Delete, $"/sessions/{session}", null)).Should(System.Net.HttpStatusCode.OK);
        await page.ArriveAsync("**/sign-in**");
    }
}
