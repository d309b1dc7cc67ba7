using System.Net;
using Microsoft.Playwright;
using Portal.Tests.Harness;

namespace Portal.EndToEnd;

/// <summary>The inbox as it looks: empty and with forty rows, wide and narrow, light and dark; and an approval that expired.</summary>
public sealed class InboxTests(Browser browser)
{
    private const int Rows = 40;

    [Fact]
    public async Task Empty_and_with_forty_rows_it_reads_well_everywhere()
    {
        await using var sandbox = await RunningSandbox.StartAsync(1000);
        await using var portal = await RunningPortal.StartAsync(sandbox.Place);
        await LookAsync(portal, "empty", "main .empty h2");

        foreach (var some in Enumerable.Range(0, Rows).Chunk(8)) await Task.WhenAll(some.Select(row => AskAsync(portal, row)));
        await Patience.UntilAsync(async () => (await portal.Platform.GetAsync("/reviews?state=waiting&limit=200")).Json["items"]!.AsArray().Count == Rows, () => $"Not all of {Rows} reviews came.");
        await LookAsync(portal, "40", "main a.name");
    }

    [Fact]
    public async Task An_approval_that_expired_is_back_in_review_and_says_why()
    {
        await using var sandbox = await RunningSandbox.StartAsync(1000);
        await using var portal = await RunningPortal.StartAsync(sandbox.Place, new Dictionary<string, string> { ["Portal__Reviews__ExpiresAfterHours"] = "0.006" });
        var review = await portal.Engineer.ReviewOfAsync(portal.NoticeBoard(Line.NewName()));
        (await portal.Platform.PostAsync("/freezes", new { scope = "everything", reason = "Held" })).Should(HttpStatusCode.Created);
        (await portal.Platform.DecideAsync(review, "approve")).Should(HttpStatusCode.OK);
        var page = await browser.SignInAsync(portal, "Mara Lindqvist");
        await using var atFailure = new PicturesAtFailure(page);
        await Browser.GoAsync(page, $"/requests/{review["request"]}");
        await page.Locator("main").GetByText("expired before it began").First.WaitForAsync();
        await Browser.GoAsync(page, $"/reviews/{review.Id}");
        await page.GetByText("It was not begun in time.").WaitForAsync();
    }

    private async Task LookAsync(RunningPortal portal, string name, string shown)
    {
        foreach (var (width, dark) in Looks.Windows)
        {
            var page = await browser.SignInAsync(portal, "Tomás Rey", width, dark);
            await using var atFailure = new PicturesAtFailure(page);
            await Browser.GoAsync(page, "/reviews");
            if (dark) await page.EvaluateAsync("document.documentElement.dataset.theme = 'dark'");
            await page.Locator(shown).First.WaitForAsync();
            (await Looks.HereAsync(page, Looks.Name($"inbox-{name}", width, dark))).ShouldBeEmpty();
        }
    }

    private static async Task AskAsync(RunningPortal portal, int row)
    {
        var name = $"{(row % 4 == 0 ? "orders" : row % 4 == 1 ? "cart" : row % 4 == 2 ? "search" : "media")}-{row:00}";
        var body = row % 3 == 0 ? portal.ThreeTier(name) : portal.NoticeBoard(name);
        (await (row % 5 == 0 ? portal.OtherEngineer : portal.Engineer).PostAsync("/requests", body)).Should(HttpStatusCode.Created);
    }
}
