using Microsoft.Playwright;
using Portal.Tests.Harness;

namespace Portal.EndToEnd;

/// <summary>What a person meets who mistypes, reloads, or asks for what another has to decide.</summary>
public sealed class FormTests(SharedPortal shared, Browser browser)
{
    [Theory]
    [InlineData("My Shop")]
    [InlineData("2-shop")]
    [InlineData("<b>shop</b>")]
    [InlineData("shop-🛒")]
    public async Task A_wrong_name_is_told_beside_the_field_and_stays_as_it_was_typed(string name)
    {
        var portal = await shared.PortalAsync();
        var page = await browser.SignInAsync(portal, "Mara Lindqvist");
        await using var atFailure = new PicturesAtFailure(page);
        await DraftAsync(page, portal, name);

        await page.GetByRole(AriaRole.Button, new() { Name = "Next: Size" }).ClickAsync();

        await page.GetByText("A name starts with a small letter").First.WaitForAsync();
        (await page.GetByLabel("Name", new() { Exact = true }).InputValueAsync()).ShouldBe(name);
        (await page.GetByLabel("Name", new() { Exact = true }).GetAttributeAsync("aria-invalid")).ShouldBe("true");
    }

    [Fact]
    public async Task A_reload_loses_nothing_of_a_draft()
    {
        var portal = await shared.PortalAsync();
        var page = await browser.SignInAsync(portal, "Mara Lindqvist");
        await using var atFailure = new PicturesAtFailure(page);
        var name = Line.NewName();
        await DraftAsync(page, portal, name);
        await page.GetByLabel("Cost centre").FillAsync("CC-7");
        await page.GetByText("Draft saved").First.WaitForAsync();
        await Patience.UntilAsync(async () => (await portal.Engineer.GetAsync("/requests?mine=true&limit=5")).Text.Contains("CC-7", StringComparison.Ordinal), () => "the draft was not saved");

        await Browser.GoAsync(page, new Uri(page.Url).PathAndQuery);

        (await page.GetByLabel("Name", new() { Exact = true }).InputValueAsync()).ShouldBe(name);
        (await page.GetByLabel("Cost centre").InputValueAsync()).ShouldBe("CC-7");
    }

    [Fact]
    public async Task Who_asked_is_told_that_somebody_else_decides()
    {
        var portal = await shared.PortalAsync();
        var review = await portal.Platform.ReviewOfAsync(portal.NoticeBoard(Line.NewName()));
        var page = await browser.SignInAsync(portal, "Tomás Rey");
        await using var atFailure = new PicturesAtFailure(page);

        await Browser.GoAsync(page, $"/reviews/{review.Id}");

        await page.GetByText("somebody else decides").First.WaitForAsync();
        (await page.GetByRole(AriaRole.Button, new() { Name = "Approve and run" }).CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Another_teams_draft_is_not_shown()
    {
        var portal = await shared.PortalAsync();
        var body = portal.NoticeBoard(Line.NewName());
        body["draft"] = true;
        var draft = await portal.Engineer.PostAsync("/requests", body);
        var page = await browser.SignInAsync(portal, "Jonas Okafor");
        await using var atFailure = new PicturesAtFailure(page);

        await page.GotoAsync($"/requests/{draft.Id}/edit");

        await page.GetByText("another team").First.WaitForAsync();
    }

    private static async Task DraftAsync(IPage page, RunningPortal portal, string name)
    {
        var body = portal.ThreeTier(name);
        body["draft"] = true;
        var draft = await portal.Engineer.PostAsync("/requests", body);
        await Browser.GoAsync(page, $"/requests/{draft.Id}/edit");
    }
}
