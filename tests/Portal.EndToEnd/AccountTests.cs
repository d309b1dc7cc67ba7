using System.Net;
using Microsoft.Playwright;
using Portal.Tests.Harness;

namespace Portal.EndToEnd;

/// <summary>Two accounts, one of them reached by a role with an external id; a portal and a sandbox of their own.</summary>
public sealed class AccountTests(Browser browser) : IAsyncLifetime
{
    private const string Other = "222222222222", Role = "arn:aws:iam::222222222222:role/portal", ExternalId = "portal-e2e";

    private RunningSandbox sandbox = null!;
    private RunningPortal? started;

    private RunningPortal Portal => started!;

    public async ValueTask InitializeAsync()
    {
        sandbox = await RunningSandbox.StartAsync(1000);
        await sandbox.ControlAsync(HttpMethod.Post, "roles", new { roleArn = Role, externalId = ExternalId });
    }

    public async ValueTask DisposeAsync()
    {
        if (started is not null) await started.DisposeAsync();
        await sandbox.DisposeAsync();
    }

    [Fact]
    public async Task An_account_that_cannot_be_reached_holds_up_only_itself()
    {
        await sandbox.ControlAsync(HttpMethod.Post, "denials", new { action = "sts:AssumeRole" });
        started = await StartAsync();
        var waiting = (await Portal.Engineer.PostAsync("/requests", Portal.NoticeBoard(Line.NewName()).With("account", Other))).Should(HttpStatusCode.Created);
        var name = Line.NewName();
        var done = await Portal.CarryOutAsync(Portal.Engineer, Portal.NoticeBoard(name));
        await Portal.Engineer.EnvironmentAsync(done["environment"], "ready");
        (await Portal.Engineer.GetAsync($"/requests/{waiting.Id}"))["state"].ShouldBe("preparing");

        var page = await browser.SignInAsync(Portal, "Tomás Rey");
        await using var atFailure = new PicturesAtFailure(page);
        await Browser.GoAsync(page, "/accounts");
        await page.GetByText("us-east-1 can't be reached.").WaitForAsync();
        await page.GetByText($"AWS refused sts:AssumeRole of {Role}").First.WaitForAsync();
        await Browser.PictureAsync(page, "accounts-unreachable");

        await sandbox.ControlAsync(HttpMethod.Delete, "denials", new { });
        await page.GetByRole(AriaRole.Button, new() { Name = "Check now: Other" }).ClickAsync();
        await Assertions.Expect(page.GetByText("can't be reached")).ToHaveCountAsync(0, new() { Timeout = 60_000 });
        var review = await Portal.Engineer.UntilAsync(waiting.Id, "inReview");
        await Portal.ApproveAsync((await Portal.Platform.GetAsync($"/reviews/{review["review"]}")).Should(HttpStatusCode.OK));
        await Portal.Engineer.UntilAsync(waiting.Id, "done");
    }

    [Fact]
    public async Task A_short_quota_is_told_before_sending_and_waited_for_before_running()
    {
        started = await StartAsync();
        var name = Line.NewName();
        await sandbox.ControlAsync(HttpMethod.Put, "quotas", new { code = "L-0263D0A3", value = 2 });
        var draft = (await Portal.Engineer.PostAsync("/requests", Portal.ThreeTier(name).With("draft", true))).Should(HttpStatusCode.Created);
        var page = await browser.SignInAsync(Portal, "Mara Lindqvist");
        await using var atFailure = new PicturesAtFailure(page);
        await Browser.GoAsync(page, $"/requests/{draft.Id}/edit");
        await page.GetByText("Elastic IPs: 3 needed, 2 of 2 free").First.WaitForAsync();
        await page.GetByText("Raise quota L-0263D0A3 (ec2) there by 1, to 3").First.WaitForAsync();
        await Browser.PictureAsync(page, "quota-short-form");

        (await Portal.Engineer.PostAsync($"/requests/{draft.Id}/submit", new { })).Should(HttpStatusCode.OK);
        var waiting = await Portal.Engineer.UntilAsync(draft.Id, "inReview");
        var reviewer = await browser.SignInAsync(Portal, "Tomás Rey");
        await Browser.GoAsync(reviewer, $"/reviews/{waiting["review"]}");
        await reviewer.GetByText("Elastic IPs: 3 needed, 2 of 2 free").First.WaitForAsync();
        await Browser.PictureAsync(reviewer, "quota-short-review");
        (await Portal.Platform.GetAsync($"/reviews/{waiting["review"]}/quotas")).Should(HttpStatusCode.OK).Json["items"]![0]!["state"]!.GetValue<string>().ShouldBe("short");
        await Portal.ApproveAsync((await Portal.Platform.GetAsync($"/reviews/{waiting["review"]}")).Should(HttpStatusCode.OK));
        var request = await Portal.Engineer.UntilAsync(draft.Id, "deploying");
        await Browser.GoAsync(page, $"/deployments/{request["deployment"]}");
        await page.GetByText("The account has no room for it. Elastic IPs: 3 needed, 2 of 2 free").First.WaitForAsync();
        await Browser.PictureAsync(page, "quota-short-deployment");
        (await Portal.Engineer.GetAsync($"/deployments/{request["deployment"]}"))["state"].ShouldBe("pending");

        var admin = await browser.SignInAsync(Portal, "Tomás Rey");
        await Browser.GoAsync(admin, "/accounts");
        await admin.GetByRole(AriaRole.Button, new() { Name = "Show quotas in us-east-1 of Test" }).ClickAsync();
        await admin.GetByText("L-0263D0A3").WaitForAsync();
        await Browser.PictureAsync(admin, "accounts-quotas");

        await sandbox.ControlAsync(HttpMethod.Put, "quotas", new { code = "L-0263D0A3", value = 3 });
        await Portal.Engineer.UntilAsync(draft.Id, "done");
    }

    [Fact]
    public async Task The_form_and_the_API_offer_only_accounts_that_are_open_to_product_and_team()
    {
        started = await StartAsync(("Teams__0", "ledger"), ("Products__0", "three-tier"));
        var draft = (await Portal.Engineer.PostAsync("/requests", Portal.ThreeTier(Line.NewName()).With("draft", true))).Should(HttpStatusCode.Created);
        var page = await browser.SignInAsync(Portal, "Mara Lindqvist");
        await using var atFailure = new PicturesAtFailure(page);
        await Browser.GoAsync(page, $"/requests/{draft.Id}/edit");
        (await page.GetByLabel("Account", new() { Exact = true }).Locator("option").AllInnerTextsAsync()).ShouldBe(["Test"]);

        var refused = (await Portal.Engineer.PostAsync("/requests", Portal.ThreeTier(Line.NewName()).With("account", Other))).Should(HttpStatusCode.UnprocessableEntity);
        refused.Text.ShouldContain("not open to team shop");
        var board = (await Portal.OtherEngineer.PostAsync("/requests", Portal.NoticeBoard(Line.NewName()).With("account", Other))).Should(HttpStatusCode.UnprocessableEntity);
        board.Text.ShouldContain("is not offered in account Other");
    }

    private Task<RunningPortal> StartAsync(params (string Key, string Value)[] ofOther)
    {
        var settings = new Dictionary<string, string>
        {
            ["Portal__Aws__CheckEverySeconds"] = "1",
            ["Portal__Aws__Accounts__1__Id"] = Other,
            ["Portal__Aws__Accounts__1__Title"] = "Other",
            ["Portal__Aws__Accounts__1__Regions__0"] = AwsPlace.Region,
            ["Portal__Aws__Accounts__1__RoleArn"] = Role,
            ["Portal__Aws__Accounts__1__ExternalId"] = ExternalId,
        };
        foreach (var (key, value) in ofOther) settings[$"Portal__Aws__Accounts__1__{key}"] = value;
        return RunningPortal.StartAsync(sandbox.Place, settings);
    }
}
