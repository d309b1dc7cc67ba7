using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Portal.Tests.Deployments;
using Portal.Tests.Harness;

namespace Portal.EndToEnd;

/// <summary>Deployments that fail: what people read about it, and where its buttons lead. The sandbox makes each failure.</summary>
public sealed class TroubleTests(TroubledPortal troubled, Browser browser) : IClassFixture<TroubledPortal>, IAsyncLifetime
{
    private RunningPortal Portal => troubled.Portal;

    public async ValueTask InitializeAsync()
    {
        await troubled.StartAsync();
        // A test that failed may have left it slow.
        await troubled.Sandbox.ControlAsync(HttpMethod.Put, "speed", new { speed = TroubledPortal.Speed });
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_create_that_lacked_a_permission_names_the_action_and_is_sent_again()
    {
        var name = Line.NewName();
        await troubled.Sandbox.FailAsync(name, "create", "Resource handler returned message: \"User: arn:aws:sts::111111111111:assumed-role/portal-cloudformation/AWSCloudFormation is not authorized to perform: sqs:CreateQueue on resource: arn:aws:sqs:us-east-1:111111111111:Unread because no identity-based policy allows the sqs:CreateQueue action\" (HandlerErrorCode: AccessDenied)", "Unread");
        var review = await Portal.SendAsync(Portal.NoticeBoard(name));
        var failed = await Portal.Engineer.DeploymentAsync(review["environment"], "rolledBack");
        var page = await browser.SignInAsync(Portal, "Mara Lindqvist");
        await using var atFailure = new PicturesAtFailure(page);
        await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);

        await OpenAsync(page, failed, "CloudFormation lacks a permission that Unread needs.");
        await SaysAsync(page, "CloudFormation removed what it had made.");
        await SaysAsync(page, $"The role that CloudFormation works with in account {Portal.Aws.Account} needs sqs:CreateQueue. The platform team adds it; then retry.");
        await ButtonOf(page, "Copy sqs:CreateQueue").ClickAsync();
        (await page.EvaluateAsync<string>("navigator.clipboard.readText()")).ShouldBe("sqs:CreateQueue");
        await Looks.AtAsync(page, "deployment-create-failed");

        await ButtonOf(page, "Retry as it was").ClickAsync();
        await page.ArriveAsync($"**/requests/{review["request"]}");
        var waiting = await Portal.Engineer.UntilAsync(review["request"], "inReview");
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("review", RegexOptions.IgnoreCase) }).First.WaitForAsync();
        await Portal.ApproveAsync(await Portal.Platform.GetAsync($"/reviews/{waiting["review"]}"));
        await Portal.Engineer.UntilAsync(review["request"], "done");
        await Browser.GoAsync(page, $"/deployments/{failed.Id}");
        await SaysAsync(page, "Another deployment of this environment came after this one");
    }

    [Fact]
    public async Task A_create_that_met_a_quota_says_which_and_where_it_is_raised()
    {
        var name = Line.NewName();
        await troubled.Sandbox.FailAsync(name, "create", "Resource handler returned message: \"The maximum number of addresses has been reached. (Service: Ec2, Status Code: 400)\" (HandlerErrorCode: ServiceLimitExceeded)", "Unread");
        var review = await Portal.SendAsync(Portal.NoticeBoard(name));
        var failed = await Portal.Engineer.DeploymentAsync(review["environment"], "rolledBack");
        var page = await browser.SignInAsync(Portal, "Mara Lindqvist");
        await using var atFailure = new PicturesAtFailure(page);
        // AWS's console is not there in a test; where the button leads is.
        await page.Context.RouteAsync("**/*.console.aws.amazon.com/**", route => route.FulfillAsync(new() { Body = "the console" }));

        await OpenAsync(page, failed, "A quota of the account is used up: Unread did not fit.");
        await SaysAsync(page, $"EC2-VPC Elastic IPs (ec2 L-0263D0A3) in account {Portal.Aws.Account}, us-east-1.");
        var console = await page.Context.RunAndWaitForPageAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Raise the quota" }).ClickAsync());
        await console.ArriveAsync("https://us-east-1.console.aws.amazon.com/servicequotas/home/services/ec2/quotas/L-0263D0A3");
    }

    [Fact]
    public async Task An_update_that_rolled_back_is_mended_in_the_form_with_its_inputs_kept()
    {
        var (environment, name) = await StandingAsync();
        await troubled.Sandbox.FailAsync(name, "update", "Resource handler returned message: \"Invalid request provided: MessageRetentionPeriod must be between 60 and 1209600\" (HandlerErrorCode: InvalidRequest)", "Unread");
        var review = await Portal.SendChangeAsync(environment, 86400);
        var failed = await Portal.Engineer.DeploymentAsync(environment, "rolledBack");
        var page = await browser.SignInAsync(Portal, "Mara Lindqvist");
        await using var atFailure = new PicturesAtFailure(page);

        await Browser.GoAsync(page, $"/environments/{name}");
        await SaysAsync(page, "The last change was rolled back; what stood before still stands.");
        await Looks.AtAsync(page, "environment-rolled-back");
        await page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "the deployment", Exact = true }).ClickAsync();
        await page.ArriveAsync($"**/deployments/{failed.Id}");
        await SaysAsync(page, "AWS refused a value of Unread.");
        await SaysAsync(page, "CloudFormation put everything back: the environment stands as it stood before.");
        await Looks.AtAsync(page, "deployment-rolled-back");

        await ButtonOf(page, "Fix the inputs and retry").ClickAsync();
        await page.ArriveAsync($"**/requests/{review["request"]}/edit**");
        await Browser.GoAsync(page, $"/requests/{review["request"]}/edit?step=data");
        await Assertions.Expect(page.GetByLabel("Kept unread")).ToHaveValueAsync("86400");
    }

    [Fact]
    public async Task A_rollback_that_failed_is_continued_without_what_cannot_go_back()
    {
        var (environment, name) = await StandingAsync();
        await troubled.Sandbox.FailAsync(name, "update", "Resource handler returned message: \"Invalid request provided: no such thing\" (HandlerErrorCode: InvalidRequest)", "Unread");
        await troubled.Sandbox.FailAsync(name, "rollback", "Resource handler returned message: \"Internal Failure\" (HandlerErrorCode: InternalFailure)", "Unread");
        await Portal.SendChangeAsync(environment, 43200);
        var stuck = await Portal.Engineer.DeploymentAsync(environment, "rollbackFailed");
        var page = await browser.SignInAsync(Portal, "Mara Lindqvist");
        await using var atFailure = new PicturesAtFailure(page);

        await OpenAsync(page, stuck, "AWS refused a value of Unread.");
        await SaysAsync(page, "The stack is stuck in UPDATE_ROLLBACK_FAILED: its rollback has to be continued before anything else can run.");
        await SaysAsync(page, "stood in the way of the rollback");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Retry as it was" })).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Group, new() { Name = "Skip" }).GetByLabel("Unread").CheckAsync();
        await Looks.AtAsync(page, "deployment-rollback-failed");

        await ButtonOf(page, "Continue the rollback").ClickAsync();
        await Portal.Engineer.DeploymentAsync(environment, "rolledBack");
        await SaysAsync(page, "CloudFormation put everything back but Unread: look at it before the next change.");
        await SaysAsync(page, "Mara Lindqvist");
        await Looks.AtAsync(page, "deployment-rollback-continued");
        await Portal.Engineer.EnvironmentAsync(environment, "ready", stuck.Id);
    }

    [Fact]
    public async Task An_update_is_cancelled_on_its_page_and_put_back()
    {
        var (environment, name) = await StandingAsync();
        await troubled.Sandbox.HangAsync(name, "update");
        await Portal.SendChangeAsync(environment, 7200);
        var running = await Portal.Engineer.DeploymentAsync(environment, "inProgress");
        var page = await browser.SignInAsync(Portal, "Mara Lindqvist");
        await using var atFailure = new PicturesAtFailure(page);

        await Browser.GoAsync(page, $"/deployments/{running.Id}");
        await page.GetByRole(AriaRole.Table, new() { Name = "Events" }).GetByText("UPDATE_IN_PROGRESS").Nth(1).WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Cancel and roll back" }).First.ClickAsync();
        await SaysAsync(page, "The environment stands afterwards as it stood before.");
        // A rollback at the pace of AWS: what is said of it stands until it is read.
        await troubled.Sandbox.ControlAsync(HttpMethod.Put, "speed", new { speed = 0.1 });
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Cancel and roll back" }).ClickAsync();
        await SaysAsync(page, "Mara Lindqvist cancels it.");
        await SaysAsync(page, "CloudFormation puts back what it had changed.");
        await troubled.Sandbox.ControlAsync(HttpMethod.Put, "speed", new { speed = TroubledPortal.Speed });
        await troubled.Sandbox.ControlAsync(HttpMethod.Delete, "stuck", new { });

        await SaysAsync(page, "Cancelled by Mara Lindqvist. CloudFormation put everything back.");
        await SaysAsync(page, "Nothing went wrong: somebody stopped it.");
        await Looks.AtAsync(page, "deployment-cancelled");
        await ButtonOf(page, "Retry as it was").ClickAsync();
        await page.ArriveAsync("**/requests/req-*");
        await page.Locator("h1").GetByText(name).WaitForAsync();
    }

    [Fact]
    public async Task What_hangs_is_marked_overdue_and_called_stuck_and_can_be_stopped()
    {
        // What one of its kind takes is known from those before.
        await StandingAsync();
        var name = Line.NewName();
        await troubled.Sandbox.HangAsync(name, "create", "Unread");
        var review = await Portal.SendAsync(Portal.NoticeBoard(name));
        var running = await Portal.Engineer.DeploymentAsync(review["environment"], "inProgress");
        var page = await browser.SignInAsync(Portal, "Mara Lindqvist");
        await using var atFailure = new PicturesAtFailure(page);

        await Browser.GoAsync(page, $"/deployments/{running.Id}");
        await SaysAsync(page, "It may be stuck: nothing was heard for");
        await SaysAsync(page, "Unread takes several times as long as usual.");
        await page.Locator(".names li").Filter(new() { HasText = "Unread" }).GetByText("overdue").WaitForAsync();
        await page.Locator("svg").GetByText(new Regex("usually .*: overdue by ")).WaitForAsync();
        await Looks.AtAsync(page, "deployment-stuck");

        await page.GetByRole(AriaRole.Button, new() { Name = "Cancel and delete" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Cancel and delete" }).ClickAsync();
        await SaysAsync(page, "Cancelled by Mara Lindqvist. Its stack was deleted.");
        await SaysAsync(page, "What had been made is deleted again; nothing stands.");
    }

    [Fact]
    public async Task A_storm_of_throttling_is_waited_out_and_nothing_fails()
    {
        var (environment, name) = await StandingAsync();
        await troubled.Sandbox.HangAsync(name, "update");
        await Portal.SendChangeAsync(environment, 3600);
        var running = await Portal.Engineer.DeploymentAsync(environment, "inProgress");
        var page = await browser.SignInAsync(Portal, "Mara Lindqvist");
        await using var atFailure = new PicturesAtFailure(page);
        await Browser.GoAsync(page, $"/deployments/{running.Id}");
        await troubled.Sandbox.ControlAsync(HttpMethod.Post, "throttles", new { action = "cloudformation:*" });

        await SaysAsync(page, "The portal waits for AWS.");
        await SaysAsync(page, "AWS is throttling cloudformation:DescribeStackEvents. The portal tries again by itself.");
        await Looks.AtAsync(page, "deployment-throttled");
        await troubled.Sandbox.ControlAsync(HttpMethod.Delete, "stuck", new { });
        await troubled.Sandbox.ControlAsync(HttpMethod.Delete, "throttles", new { });
        await page.GetByRole(AriaRole.Status).GetByText("Succeeded").WaitForAsync();
        await Assertions.Expect(page.GetByText("The portal waits for AWS.")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_permission_that_the_portal_lost_is_named_and_it_goes_on_once_it_is_back()
    {
        var (environment, name) = await StandingAsync();
        await troubled.Sandbox.HangAsync(name, "update");
        await Portal.SendChangeAsync(environment, 1800);
        var running = await Portal.Engineer.DeploymentAsync(environment, "inProgress");
        var page = await browser.SignInAsync(Portal, "Mara Lindqvist");
        await using var atFailure = new PicturesAtFailure(page);
        await Browser.GoAsync(page, $"/deployments/{running.Id}");
        await troubled.Sandbox.ControlAsync(HttpMethod.Post, "denials", new { action = "cloudformation:DescribeStackEvents" });

        await SaysAsync(page, "AWS refused cloudformation:DescribeStackEvents");
        await SaysAsync(page, "Ask the owner of the account to allow this action for the portal's role.");
        await Browser.PictureAsync(page, "deployment-denied");
        await troubled.Sandbox.ControlAsync(HttpMethod.Delete, "denials", new { });
        await troubled.Sandbox.ControlAsync(HttpMethod.Delete, "stuck", new { });
        await page.GetByRole(AriaRole.Status).GetByText("Succeeded").WaitForAsync();
    }

    private static async Task OpenAsync(IPage page, Answer deployment, string headline)
    {
        await Browser.GoAsync(page, $"/deployments/{deployment.Id}");
        await page.GetByRole(AriaRole.Heading, new() { Name = headline }).WaitForAsync();
    }

    private static Task SaysAsync(IPage page, string sentence) => page.Locator("main").GetByText(sentence).First.WaitForAsync();

    private static ILocator ButtonOf(IPage page, string name) => page.Locator(".next-actions").GetByRole(AriaRole.Button, new() { Name = name });

    private async Task<(string Environment, string Name)> StandingAsync()
    {
        var name = Line.NewName();
        var done = await Portal.CarryOutAsync(Portal.Engineer, Portal.NoticeBoard(name));
        await Portal.Engineer.EnvironmentAsync(done["environment"], "ready");
        return (done["environment"], name);
    }
}
