using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Portal.Tests.Harness;

namespace Portal.EndToEnd;

/// <summary>The line as people walk it: one asks, another approves, CloudFormation builds, and in the end it is deleted.</summary>
public sealed partial class LineTests(SharedPortal shared, Browser browser)
{
    [Theory]
    [InlineData("Production app")]
    [InlineData("E-commerce")]
    [InlineData("SaaS")]
    public async Task A_preset_goes_from_the_form_to_a_standing_environment_and_is_deleted_again(string preset)
    {
        var portal = await shared.PortalAsync();
        var name = Line.NewName();
        var engineer = await browser.SignInAsync(portal, "Mara Lindqvist");
        var approver = await browser.SignInAsync(portal, "Tomás Rey");
        var second = await browser.SignInAsync(portal, "Aisha Rahman");
        await using var atFailure = new PicturesAtFailure(engineer, approver, second);

        await AskAsync(engineer, preset, name);
        await Browser.PictureAsync(engineer, $"request-{Slug(preset)}");
        await ApproveAsync(portal, [approver, second], $"Create {name}", $"review-{Slug(preset)}");

        await engineer.Locator("main a[href^='/deployments/dep-']").First.ClickAsync();
        await engineer.ArriveAsync("**/deployments/dep-*");
        await engineer.GetByText("Succeeded").First.WaitForAsync();
        await Browser.PictureAsync(engineer, $"deployment-{Slug(preset)}");

        await Browser.GoAsync(engineer, $"/environments/{name}");
        await engineer.GetByText("Site URL").WaitForAsync();
        (await engineer.GetByText("cloudfront.net").First.InnerTextAsync()).ShouldContain("https://");
        await Browser.PictureAsync(engineer, $"environment-{Slug(preset)}");

        await DeleteAsync(engineer, name);
        // Production data goes, so two people look at it.
        await ApproveAsync(portal, [approver, second], $"Delete {name}", $"review-delete-{Slug(preset)}");
        await portal.Engineer.UntilAsync(new Uri(engineer.Url).Segments[^1], "done");
        await Browser.PictureAsync(engineer, $"request-delete-{Slug(preset)}");
        await Browser.GoAsync(engineer, $"/environments?search={name}");
        await engineer.GetByText("No environment matches").First.WaitForAsync();
    }

    [Fact]
    public async Task A_deployment_that_runs_is_shown_live_and_from_its_start_after_a_reload()
    {
        await using var sandbox = await RunningSandbox.StartAsync(60);
        await using var portal = await RunningPortal.StartAsync(sandbox.Place);
        var name = Line.NewName();
        var review = await portal.Engineer.ReviewOfAsync(portal.ThreeTier(name));
        await portal.ApproveAsync(review);
        var request = await portal.Engineer.UntilAsync(review["request"], "deploying");

        var page = await browser.SignInAsync(portal, "Mara Lindqvist");
        await using var atFailure = new PicturesAtFailure(page);
        await Browser.GoAsync(page, $"/deployments/{request["deployment"]}");
        await page.GetByText("CREATE_IN_PROGRESS").First.WaitForAsync();
        await page.ReloadAsync();
        await page.Locator("main[data-live=yes]").WaitForAsync();
        await page.GetByText("VPC").First.WaitForAsync();
        await Browser.PictureAsync(page, "deployment-running");
        await page.GetByText("Succeeded").First.WaitForAsync(new() { Timeout = 180_000 });
    }

    private static async Task AskAsync(IPage page, string preset, string name)
    {
        await Browser.GoAsync(page, "/new");
        await page.GetByRole(AriaRole.Button, new() { Name = preset }).ClickAsync();
        await page.ArriveAsync("**/edit**");
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync(name);
        await page.GetByRole(AriaRole.Radio, new() { Name = "production" }).CheckAsync(new() { Force = true });
        await page.GetByLabel("Cost centre").FillAsync("CC-4110");
        // Every step is walked through, as a person does.
        await page.GetByText("Draft saved").First.WaitForAsync();
        foreach (var step in new[] { "size", "data", "network", "review" })
        {
            await page.GetByRole(AriaRole.Button, new() { NameRegex = NextButton() }).ClickAsync();
            await Assertions.Expect(page).ToHaveURLAsync(new Regex($"/edit\\?step={step}"));
        }
        await page.GetByRole(AriaRole.Button, new() { NameRegex = SubmitButton() }).First.ClickAsync();
        await page.ArriveAsync(new Regex("/requests/req-[^/]+$"));
    }

    /// <summary>As many people as it takes approve it on the page; the cost reviewer by the API.</summary>
    private static async Task ApproveAsync(RunningPortal portal, IReadOnlyList<IPage> people, string what, string picture)
    {
        var name = what.Split(' ')[1];
        foreach (var page in people)
        {
            await Browser.GoAsync(page, "/reviews");
            await page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex(Regex.Escape(what)) }).First.ClickAsync();
            var approve = page.GetByRole(AriaRole.Button, new() { NameRegex = ApproveButton() }).First;
            await approve.WaitForAsync();
            await Browser.PictureAsync(page, picture);
            var confirm = page.GetByLabel($"Type {name} to approve");
            if (await confirm.CountAsync() > 0) await confirm.FillAsync(name);
            await approve.ClickAsync();
            var review = (await portal.Platform.GetAsync($"/reviews/{new Uri(page.Url).Segments[^1]}")).Should(System.Net.HttpStatusCode.OK);
            if (review.Json["waitsForGroups"]!.AsArray().Any(group => group!.ToString() == "cost"))
                (await portal.CostReviewer.DecideAsync(review, "approve")).Should(System.Net.HttpStatusCode.OK);
            var decided = page.GetByRole(AriaRole.Region, new() { Name = "Decision" });
            await decided.GetByText("Approved", new() { Exact = true }).Or(decided.GetByText("You have approved this already.")).First.WaitForAsync();
            if ((await portal.Platform.GetAsync($"/reviews/{review.Id}"))["state"] == "approved") return;
        }
    }

    private static async Task DeleteAsync(IPage page, string name)
    {
        await Browser.GoAsync(page, $"/environments/{name}");
        await page.Locator("summary[aria-label='More actions']").ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Delete", Exact = true }).ClickAsync();
        await page.GetByLabel($"Type {name} to go on").FillAsync(name);
        await page.GetByRole(AriaRole.Button, new() { Name = "Ask to delete" }).ClickAsync();
        await page.ArriveAsync("**/requests/**");
    }

    private static string Slug(string preset) => preset.ToLowerInvariant().Replace(' ', '-');

    [GeneratedRegex("^Next")]
    private static partial Regex NextButton();

    [GeneratedRegex("^Submit|^Send")]
    private static partial Regex SubmitButton();

    [GeneratedRegex("^Approve")]
    private static partial Regex ApproveButton();
}
