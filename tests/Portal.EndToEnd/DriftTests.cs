using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Portal.Tests.Harness;

namespace Portal.EndToEnd;

/// <summary>Somebody changes a database past the portal: it is found, named, and taken one of the two ways out.</summary>
public sealed class DriftTests(StorePortal store, Browser browser) : IClassFixture<StorePortal>
{
    private RunningPortal Portal => store.Portal;

    [Fact]
    public async Task What_was_found_is_accepted_as_the_input_and_reviewed_as_any_change()
    {
        var name = Line.NewName();
        var environment = await store.StandAsync(name, "store");
        await ChangeAsync(name, new() { ["BackupRetentionPeriod"] = "21", ["MultiAZ"] = "false" });
        var page = await browser.SignInAsync(Portal, "Mara Lindqvist");
        await using var atFailure = new PicturesAtFailure(page);
        await CheckAsync(page, name);
        await SaysAsync(page, "2 properties");
        await SaysAsync(page, "dana.ops");
        await SaysAsync(page, "ModifyDBInstance");
        await SaysAsync(page, "the last change of this resource by itself");
        await Looks.AtAsync(page, "drift-environment");

        await page.GetByRole(AriaRole.Button, new() { Name = "Accept Database BackupRetentionPeriod" }).ClickAsync();
        await page.ArriveAsync("**/requests/req-*/edit?step=review*");
        await page.GetByText("Draft saved").First.WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Submit" }).First.ClickAsync();
        await page.ArriveAsync(new Regex("/requests/req-((?!/edit).)*$"));
        await ApproveAsync(page, environment.Id);
        (await Portal.Engineer.GetAsync($"/environments/{environment.Id}")).Json["inputs"]!["BackupDays"]!.ToString().ShouldBe("21");

        await CheckAsync(page, name);
        await SaysAsync(page, "1 property");
        await Assertions.Expect(page.Locator("main").GetByText("BackupRetentionPeriod")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task What_was_declared_is_put_back_by_a_reviewed_change_set()
    {
        var name = Line.NewName();
        var environment = await store.StandAsync(name, "store");
        await ChangeAsync(name, new() { ["BackupRetentionPeriod"] = "1" });
        var page = await browser.SignInAsync(Portal, "Mara Lindqvist");
        await using var atFailure = new PicturesAtFailure(page);
        await CheckAsync(page, name);
        await SaysAsync(page, "1 property");
        await Browser.GoAsync(page, "/drift");
        await page.GetByRole(AriaRole.Row).Filter(new() { HasText = name }).GetByText("dana.ops").WaitForAsync();
        await Looks.AtAsync(page, "drift-fleet");
        await page.GetByRole(AriaRole.Link, new() { Name = name }).ClickAsync();
        await page.ArriveAsync("**/drift");

        await page.GetByRole(AriaRole.Button, new() { Name = "Reconcile" }).ClickAsync();
        await page.ArriveAsync("**/requests/req-*");
        await ApproveAsync(page, environment.Id);
        await CheckAsync(page, name);
        await SaysAsync(page, "Every property that the template sets is as declared.");
    }

    private Task ChangeAsync(string stack, Dictionary<string, string> properties) =>
        store.Sandbox.ControlAsync(HttpMethod.Post, "drift", new { stack, logicalId = "Database", properties, principal = "dana.ops" });

    // What the look found is waited for by what the page says then.
    private static async Task CheckAsync(IPage page, string name)
    {
        await Browser.GoAsync(page, $"/environments/{name}/drift");
        await page.GetByRole(AriaRole.Button, new() { Name = "Check drift" }).ClickAsync();
    }

    /// <summary>Approves the request whose page is open, and waits until the environment has it.</summary>
    private async Task ApproveAsync(IPage page, string environment)
    {
        var waiting = await Portal.Engineer.UntilAsync(new Uri(page.Url).Segments[^1], "inReview");
        await Portal.ApproveAsync(await Portal.Platform.GetAsync($"/reviews/{waiting["review"]}"));
        var done = await Portal.Engineer.UntilAsync(waiting.Id, "done");
        await Portal.Engineer.EnvironmentAsync(environment, "ready", done["deployment"]);
    }

    private static Task SaysAsync(IPage page, string sentence) => page.Locator("main").GetByText(sentence).First.WaitForAsync();
}
