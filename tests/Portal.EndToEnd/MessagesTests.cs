using Microsoft.AspNetCore.Http;
using Microsoft.Playwright;
using Portal.Tests.Harness;
using Portal.Tests.Platform.Notifications;

namespace Portal.EndToEnd;

/// <summary>What happens to a request reaches people: under the bell, by mail and by webhook, also where the first attempt fails.</summary>
public sealed class MessagesTests(Browser browser)
{
    [Fact]
    public async Task A_review_that_waits_is_told_under_the_bell_by_mail_and_by_a_webhook_that_failed_at_first()
    {
        await MailServer.SkipWithoutAsync();
        await using var mail = new MailServer();
        await mail.StartAsync();
        await using var receiver = await WebhookReceiver.StartAsync();
        receiver.Answer = async (context, number) =>
        {
            context.Response.StatusCode = number == 2 ? 503 : 200;
            await context.Response.WriteAsync("heard");
        };
        await using var sandbox = await RunningSandbox.StartAsync(1000);
        await using var portal = await RunningPortal.StartAsync(sandbox.Place, new Dictionary<string, string>
        {
            ["Portal__Notifications__FirstRetrySeconds"] = "1",
            ["Portal__Notifications__Mail__Host"] = "127.0.0.1",
            ["Portal__Notifications__Mail__Port"] = mail.Port.ToString(),
            ["Portal__Notifications__Mail__Security"] = "none",
            ["Portal__Notifications__Mail__From"] = "portal@example.com",
            ["Portal__Notifications__Mail__Domain"] = "example.com",
            ["Portal__Notifications__Webhooks__AllowedNetworks__0"] = "127.0.0.0/8",
        });
        var page = await browser.SignInAsync(portal, "Tomás Rey");
        await using var atFailure = new PicturesAtFailure(page);

        // The form tells what is wrong with an address and keeps what was typed.
        await Browser.GoAsync(page, "/webhooks");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add webhook" }).ClickAsync();
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Chat");
        await page.GetByLabel("Address", new() { Exact = true }).FillAsync("ftp://example.com/x");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add webhook" }).ClickAsync();
        await Assertions.Expect(page.GetByLabel("Address", new() { Exact = true })).ToHaveAttributeAsync("aria-invalid", "true");
        await Assertions.Expect(page.GetByLabel("Name", new() { Exact = true })).ToHaveValueAsync("Chat");
        await page.GetByLabel("Address", new() { Exact = true }).FillAsync(receiver.Url);
        await page.GetByRole(AriaRole.Button, new() { Name = "Add webhook" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Chat" }).ClickAsync();

        // A test goes the way that everything goes, and comes into the log by itself.
        await page.GetByRole(AriaRole.Button, new() { Name = "Send a test" }).ClickAsync();
        var log = page.GetByRole(AriaRole.Table, new() { Name = "Deliveries" });
        await log.GetByText("HTTP 200").First.WaitForAsync();

        // The second call is answered with 503, so the review's delivery is tried once more.
        var review = await portal.Engineer.ReviewOfAsync(portal.NoticeBoard(Line.NewName()));
        var row = log.GetByRole(AriaRole.Row).Filter(new() { HasText = $"Review waits: create {review["name"]}" });
        await row.Locator("summary").Filter(new() { HasText = "2:" }).WaitForAsync();
        await row.Locator("summary").ClickAsync();
        (await row.Locator("ol").InnerTextAsync()).ShouldContain("HTTP 503");
        await Browser.PictureAsync(page, "webhook-retried");
        receiver.Calls.Count.ShouldBe(3);
        receiver.Calls.ElementAt(1).Delivery.ShouldBe(receiver.Calls.ElementAt(2).Delivery);

        await page.GetByLabel("1 new notification").ClickAsync();
        await Browser.PictureAsync(page, "bell-open");
        await page.Locator(".bell-list").GetByRole(AriaRole.Button).ClickAsync();
        await page.ArriveAsync($"**/reviews/{review.Id}");
        await page.GetByLabel("0 new notifications").WaitForAsync();

        // Both approvers are written to; who asked is not, and the cost reviewers decide nothing here.
        await Patience.UntilAsync(() => Task.FromResult(mail.Mails.Count == 2), () => string.Join("\n", mail.Mails));
        mail.Mails.Select(text => text.Split('\n').Single(line => line.StartsWith("To: ", StringComparison.Ordinal)).Trim()).Order().ShouldBe(["To: aisha.rahman@example.com", "To: tomas.rey@example.com"]);
        mail.Mails[0].ShouldContain($"Subject: Review waits: create {review["name"]}");
    }
}
