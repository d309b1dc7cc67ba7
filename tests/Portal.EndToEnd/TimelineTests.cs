using Microsoft.Playwright;
using Portal.Tests.Deployments;
using Portal.Tests.Harness;

namespace Portal.EndToEnd;

/// <summary>The timeline of a three-tier environment and of as many resources as a stack holds, while they run and when they failed.</summary>
public sealed class TimelineTests(Browser browser) : IAsyncLifetime
{
    // As good as standing still: what is looked at stays as it is.
    private const double Still = 0.01, Walking = 20, Quick = 60;

    private RunningSandbox sandbox = null!;
    private RunningPortal portal = null!;

    public async ValueTask InitializeAsync()
    {
        sandbox = await RunningSandbox.StartAsync(Quick);
        await sandbox.ControlAsync(HttpMethod.Put, $"buckets/{FiveHundred.Bucket}/readme?account={sandbox.Place.Account}&region={AwsPlace.Region}", "made");
        portal = await RunningPortal.StartAsync(sandbox.Place, new Dictionary<string, string> { ["Portal__Aws__Accounts__0__TemplateBucket"] = FiveHundred.Bucket }, FiveHundred.WriteTo);
    }

    public async ValueTask DisposeAsync()
    {
        await portal.DisposeAsync();
        await sandbox.DisposeAsync();
    }

    [Fact]
    public async Task A_three_tier_environment_is_followed_while_it_is_built_and_says_what_failed_first()
    {
        var name = "shop-checkout-prod-a";
        await sandbox.FailAsync(name, "create", "Resource handler returned message: \"Cannot create a Multi-AZ db.t4g.large database instance because of insufficient capacity in us-east-1a (Service: Rds, Status Code: 400, Error Code: InsufficientDBInstanceCapacity)\" (HandlerErrorCode: GeneralServiceException)", "Database");
        var review = await portal.SendAsync(portal.ThreeTier(name).With("stage", "development").With("inputs", new Dictionary<string, string> { ["DeletionProtection"] = "false" }));
        var running = await portal.Engineer.DeploymentAsync(review["environment"], "inProgress");
        await GoesAsync(Still);
        var page = await browser.SignInAsync(portal, "Mara Lindqvist");
        await using var atFailure = new PicturesAtFailure(page);
        await Browser.GoAsync(page, $"/deployments/{running.Id}");
        await GoesUntilAsync(running.Id, 110);
        await Looks.AtAsync(page, "timeline-running");
        await Browser.GoAsync(page, $"/environments/{name}");
        await page.GetByRole(AriaRole.Link, new() { Name = "Follow the deployment" }).WaitForAsync();
        await Looks.AtAsync(page, "environment-creating");
        await GoesAsync(Quick);

        await portal.Engineer.DeploymentAsync(review["environment"], "rolledBack");
        await page.GetByText("It could not be built.").WaitForAsync();
        await page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "the deployment", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "AWS had no capacity for Database." }).WaitForAsync();
        await page.Locator(".names .cause").GetByText("root cause").WaitForAsync();
        await Looks.AtAsync(page, "timeline-failed");
        await page.Locator(".next-actions").GetByRole(AriaRole.Button, new() { Name = "Choose another size and retry" }).ClickAsync();
        await page.ArriveAsync($"**/requests/{review["request"]}/edit**");
    }

    [Fact]
    public async Task A_create_whose_rollback_met_a_protection_is_cleared_away_by_a_reviewed_delete()
    {
        var name = "shop-checkout-prod-b";
        await sandbox.FailAsync(name, "create", "Resource handler returned message: \"Internal Failure\" (HandlerErrorCode: InternalFailure)", "Distribution");
        var review = await portal.SendAsync(portal.ThreeTier(name));
        var failed = await portal.Engineer.DeploymentAsync(review["environment"], "rollbackFailed");
        var page = await browser.SignInAsync(portal, "Mara Lindqvist");
        await using var atFailure = new PicturesAtFailure(page);
        await Browser.GoAsync(page, $"/deployments/{failed.Id}");
        await page.GetByRole(AriaRole.Heading, new() { Name = "AWS failed while it worked on Distribution." }).WaitForAsync();
        await page.Locator(".raw").Filter(new() { HasText = "LoadBalancer" }).GetByText("stood in the way of the rollback").WaitForAsync();
        await page.GetByText("the stack stands in ROLLBACK_FAILED and can only be deleted.").First.WaitForAsync();
        await Browser.PictureAsync(page, "deployment-create-rollback-failed");

        await page.Locator(".next-actions").GetByRole(AriaRole.Link, new() { Name = "Delete what is left" }).ClickAsync();
        await page.ArriveAsync($"**/environments/{review["environment"]}/delete");
        await page.GetByText("Lift the deletion protection of load balancer LoadBalancer.").WaitForAsync();
        await Looks.AtAsync(page, "delete-what-is-left");
        await page.GetByLabel($"Type {name} to go on").FillAsync(name);
        await page.GetByRole(AriaRole.Button, new() { Name = "Ask to delete" }).ClickAsync();
        await page.ArriveAsync("**/requests/req-*");
        var asked = await portal.Engineer.UntilAsync(new Uri(page.Url).Segments[^1], "inReview");
        await portal.ApproveAsync(await portal.Platform.GetAsync($"/reviews/{asked["review"]}"));
        await portal.Engineer.UntilAsync(asked.Id, "done");
        await portal.Engineer.EnvironmentAsync(review["environment"], "deleted");

        await Browser.GoAsync(page, $"/requests/{review["request"]}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Edit and send again" }).ClickAsync();
        await page.ArriveAsync($"**/requests/{review["request"]}/edit**");
    }

    [Fact]
    public async Task Five_hundred_resources_are_followed_as_easily_as_five()
    {
        var name = Line.NewName();
        var review = await portal.SendAsync(portal.NoticeBoard(name).With("product", FiveHundred.Id).With("inputs", new Dictionary<string, string>()));
        var running = await portal.Engineer.DeploymentAsync(review["environment"], "inProgress");
        await GoesAsync(Still);
        await sandbox.FailAsync(name, "create", "Resource handler returned message: \"Rate exceeded (Service: Sqs, Status Code: 400)\" (HandlerErrorCode: Throttling)", "CustomerFacingNotificationsAndReminders155");
        var page = await browser.SignInAsync(portal, "Mara Lindqvist");
        await using var atFailure = new PicturesAtFailure(page);
        await Browser.GoAsync(page, $"/deployments/{running.Id}");
        await page.GetByText("of 500 done").WaitForAsync();
        await GoesUntilAsync(running.Id, 700);
        (await page.Locator(".names li:not(.tier-name)").CountAsync()).ShouldBeLessThan(50);
        await Looks.AtAsync(page, "timeline-500-running");

        await page.Locator(".seg label").Filter(new() { HasText = "All 500" }).ClickAsync();
        await page.Locator(".names button").First.WaitForAsync();
        var folded = await page.Locator(".names li:not(.tier-name)").CountAsync();
        folded.ShouldBeInRange(100, 210);
        // It moves on each second, however much it shows.
        await MovesAsync(page);
        while (await page.Locator(".names button").CountAsync() is var left and > 0)
        {
            await page.Locator(".names button").First.ClickAsync();
            await Assertions.Expect(page.Locator(".names button")).ToHaveCountAsync(left - 1);
        }
        await Assertions.Expect(page.Locator(".names li:not(.tier-name)")).ToHaveCountAsync(500);
        await MovesAsync(page);
        (await page.GetByRole(AriaRole.Table, new() { Name = "Events" }).GetByRole(AriaRole.Row).CountAsync()).ShouldBeLessThan(100);
        await GoesAsync(Quick);

        await portal.Engineer.DeploymentAsync(review["environment"], "rolledBack");
        await page.GetByRole(AriaRole.Heading, new() { Name = "AWS turned calls for CustomerFacingNotificationsAndReminders155 away because there were too many at once." }).WaitForAsync();
        await page.Locator(".card.timeline").GetByLabel("Failures only").CheckAsync();
        await page.Locator(".names .cause").GetByText("root cause").WaitForAsync();
        await Looks.AtAsync(page, "timeline-500-failed");
    }

    private Task GoesAsync(double speed) => sandbox.ControlAsync(HttpMethod.Put, "speed", new { speed });

    /// <summary>Builds until more than so many events are known, slowly enough that a busy machine does not run past them, and stops there.</summary>
    private async Task GoesUntilAsync(string deployment, int events)
    {
        await GoesAsync(Walking);
        await Patience.UntilAsync(async () => (await portal.Engineer.EventsAsync(deployment)).Count > events, () => portal.Log);
        await GoesAsync(Still);
    }

    private static async Task MovesAsync(IPage page)
    {
        var elapsed = page.Locator(".strip > div").Filter(new() { HasText = "Elapsed" });
        var before = await elapsed.InnerTextAsync();
        await Assertions.Expect(elapsed).Not.ToHaveTextAsync(before);
    }
}
