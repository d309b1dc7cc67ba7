using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Portal.Tests.Harness;

namespace Portal.EndToEnd;

/// <summary>How people decide on reviews: who may, who was faster, and what holds an approval.</summary>
public sealed class DecidingTests(DecidingPortal decided, Browser browser) : IClassFixture<DecidingPortal>
{
    private RunningPortal Portal => decided.Portal;

    [Fact]
    public async Task Of_two_people_at_once_one_wins_and_the_other_reads_who()
    {
        var review = await decided.ReviewAsync();
        var (one, other) = (await browser.SignInAsync(Portal, "Tomás Rey"), await browser.SignInAsync(Portal, "Aisha Rahman"));
        await using var atFailure = new PicturesAtFailure(one, other);
        await Browser.GoAsync(one, $"/reviews/{review.Id}");
        await Browser.GoAsync(other, $"/reviews/{review.Id}");
        await other.GetByLabel("Comment", new() { Exact = true }).FillAsync("Not today.");

        await Task.WhenAll(one.GetByRole(AriaRole.Button, new() { Name = "Approve and run" }).ClickAsync(), other.GetByRole(AriaRole.Button, new() { Name = "Reject" }).ClickAsync());

        await DecisionOf(one).GetByText(new Regex("^(Approved|Rejected)$")).WaitForAsync();
        await DecisionOf(other).GetByText(new Regex("^(Approved|Rejected)$")).WaitForAsync();
        var ended = await Portal.Platform.GetAsync($"/reviews/{review.Id}");
        ended.Json["decisions"]!.AsArray().Count.ShouldBe(1);
        var (winner, loser) = ended["state"] == "approved" ? ("Tomás Rey", other) : ("Aisha Rahman", one);
        (await DecisionOf(loser).InnerTextAsync()).ShouldContain(winner);
    }

    [Fact]
    public async Task Own_request_and_another_group_read_why_they_do_not_decide()
    {
        var own = await Portal.Platform.ReviewOfAsync(Portal.NoticeBoard(DecidingPortal.Name("t-")));
        var others = await decided.ReviewAsync();
        var (platform, cost) = (await browser.SignInAsync(Portal, "Tomás Rey"), await browser.SignInAsync(Portal, "Priya Nair"));
        await using var atFailure = new PicturesAtFailure(platform, cost);

        await Browser.GoAsync(platform, $"/reviews/{own.Id}");
        await DecisionOf(platform).GetByText("You asked for this, so somebody else decides.").WaitForAsync();
        await Assertions.Expect(platform.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Approve") })).ToHaveCountAsync(0);

        await Browser.GoAsync(cost, $"/reviews/{others.Id}");
        await DecisionOf(cost).GetByText("this one needs the platform team (group platform)").WaitForAsync();
        await Assertions.Expect(cost.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Approve") })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task An_automatic_approval_names_its_rule()
    {
        var request = (await Portal.Engineer.PostAsync("/requests", Portal.NoticeBoard(DecidingPortal.Name("auto-")))).Should(HttpStatusCode.Created);
        var done = await Portal.Engineer.UntilAsync(request.Id, "done");
        var page = await browser.SignInAsync(Portal, "Mara Lindqvist");
        await using var atFailure = new PicturesAtFailure(page);
        await Browser.GoAsync(page, $"/reviews/{done["review"]}");
        await page.GetByText("Nobody need approve: policy rule small-boards").WaitForAsync();
        await Browser.PictureAsync(page, "review-automatic");
    }

    [Fact]
    public async Task A_freeze_is_set_on_its_page_and_seen_by_the_requester_until_it_is_lifted()
    {
        var (platform, engineer) = (await browser.SignInAsync(Portal, "Tomás Rey"), await browser.SignInAsync(Portal, "Mara Lindqvist"));
        await using var atFailure = new PicturesAtFailure(platform, engineer);
        await Browser.GoAsync(platform, "/freezes");
        await platform.GetByRole(AriaRole.Button, new() { Name = "Set a freeze" }).ClickAsync();
        await platform.GetByRole(AriaRole.Button, new() { Name = "Set the freeze" }).ClickAsync();
        await platform.GetByText("There is no reason.").WaitForAsync();
        await platform.GetByLabel("Reason").FillAsync("Books close on Friday");
        await platform.GetByRole(AriaRole.Button, new() { Name = "Set the freeze" }).ClickAsync();
        var lift = platform.GetByRole(AriaRole.Button, new() { Name = "Lift the freeze of everything" });
        await lift.WaitForAsync();
        await Browser.PictureAsync(platform, "freezes");

        var review = await decided.ReviewAsync();
        (await Portal.Platform.DecideAsync(review, "approve")).Should(HttpStatusCode.OK);
        await Browser.GoAsync(engineer, $"/requests/{review["request"]}");
        await engineer.GetByText("Books close on Friday").First.WaitForAsync();
        await engineer.GetByText("Approved, not begun yet.").WaitForAsync();
        await Browser.PictureAsync(engineer, "request-frozen");

        await lift.ClickAsync();
        await Portal.Engineer.UntilAsync(review["request"], "done");
        await engineer.GetByText("Approved, not begun yet.").WaitForAsync(new() { State = WaitForSelectorState.Hidden });
    }

    [Fact]
    public async Task An_approval_for_a_change_window_waits_for_it_and_says_so()
    {
        var review = await decided.ReviewAsync();
        var page = await browser.SignInAsync(Portal, "Tomás Rey");
        await using var atFailure = new PicturesAtFailure(page);
        await Browser.GoAsync(page, $"/reviews/{review.Id}");
        await page.GetByText("Change window, comments on fields").ClickAsync();
        var start = TimeProvider.System.GetUtcNow().AddHours(2);
        await page.GetByLabel("Change window from, UTC").FillAsync(Local(start));
        await page.GetByLabel("Change window to, UTC").FillAsync(Local(start.AddHours(3)));
        await page.GetByRole(AriaRole.Button, new() { Name = "Approve for the window" }).ClickAsync();
        await page.GetByText("It is approved for a change window and begins in it").WaitForAsync();
        await Browser.PictureAsync(page, "review-window");
        (await Portal.Engineer.GetAsync($"/requests/{review["request"]}"))["state"].ShouldBe("approved");
        (await Portal.Engineer.PostAsync($"/requests/{review["request"]}/withdraw")).Should(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_stand_in_is_named_on_the_page_and_decides()
    {
        var (platform, cost) = (await browser.SignInAsync(Portal, "Aisha Rahman"), await browser.SignInAsync(Portal, "Priya Nair"));
        await using var atFailure = new PicturesAtFailure(platform, cost);
        await Browser.GoAsync(platform, "/delegations");
        await platform.GetByRole(AriaRole.Button, new() { Name = "Name a stand-in" }).ClickAsync();
        await platform.GetByLabel("Person").SelectOptionAsync("priya.nair");
        await platform.GetByLabel("Until").FillAsync(Local(TimeProvider.System.GetUtcNow().AddDays(2)));
        await platform.GetByRole(AriaRole.Button, new() { Name = "Name the stand-in" }).ClickAsync();
        var end = platform.GetByRole(AriaRole.Button, new() { Name = "End: Priya Nair for Aisha Rahman" });
        await end.WaitForAsync();
        await Browser.PictureAsync(platform, "delegations");

        var review = await decided.ReviewAsync();
        await Browser.GoAsync(cost, $"/reviews/{review.Id}");
        await cost.GetByText("Priya Nair decides for Aisha Rahman until").WaitForAsync();
        await cost.GetByRole(AriaRole.Button, new() { Name = "Approve and run" }).ClickAsync();
        await DecisionOf(cost).GetByText("Priya Nair for Aisha Rahman").WaitForAsync();
        await end.ClickAsync();
        await end.WaitForAsync(new() { State = WaitForSelectorState.Hidden });
    }

    [Fact]
    public async Task Safe_reviews_are_approved_together_and_each_result_is_shown()
    {
        var reviews = new[] { await decided.ReviewAsync(), await decided.ReviewAsync() };
        var page = await browser.SignInAsync(Portal, "Tomás Rey");
        await using var atFailure = new PicturesAtFailure(page);
        await Browser.GoAsync(page, "/reviews");
        foreach (var review in reviews) await page.GetByLabel($"Select Create {review["name"]}", new() { Exact = true }).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Approve 2" }).ClickAsync();
        await page.GetByText("2 approved").WaitForAsync();
        await Browser.PictureAsync(page, "inbox-batch");
        foreach (var review in reviews) await Portal.Engineer.UntilAsync(review["request"], "done");
    }

    [Fact]
    public async Task Comments_on_fields_stand_beside_them_when_it_is_mended()
    {
        var review = await Portal.Engineer.ReviewOfAsync(Portal.ThreeTier(DecidingPortal.Name("t-")).With("inputs", new Dictionary<string, string> { ["DbBackupDays"] = "15" }));
        (await Portal.Platform.PostAsync($"/reviews/{review.Id}/decisions", new
        {
            decision = "sendBack",
            digest = review["digest"],
            comment = "One thing.",
            fields = new Dictionary<string, string> { ["inputs.DbBackupDays"] = "Keep them 35 days." },
        })).Should(HttpStatusCode.OK);
        (await Portal.Engineer.PostAsync($"/requests/{review["request"]}/reopen")).Should(HttpStatusCode.OK);
        var page = await browser.SignInAsync(Portal, "Mara Lindqvist");
        await using var atFailure = new PicturesAtFailure(page);
        await Browser.GoAsync(page, $"/requests/{review["request"]}/edit?step=data");
        await page.GetByText("Keep them 35 days.").WaitForAsync();
        await Browser.PictureAsync(page, "form-sent-back");
    }

    private static ILocator DecisionOf(IPage page) => page.GetByRole(AriaRole.Region, new() { Name = "Decision" });

    private static string Local(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture);
}
