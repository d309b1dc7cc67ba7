using Microsoft.Playwright;
using Npgsql;
using Portal.Tests.Harness;

namespace Portal.EndToEnd;

/// <summary>What people do with what stands: delete it with what is in the way, keep it longer, let its lease end.</summary>
public sealed class OperateTests(SharedPortal shared, Browser browser)
{
    [Fact]
    public async Task A_delete_that_a_bucket_stopped_is_asked_again_leaving_the_bucket_behind()
    {
        await using var sandbox = await RunningSandbox.StartAsync(1000);
        await using var portal = await RunningPortal.StartAsync(sandbox.Place);
        var (name, environment) = await BoardAsync(portal);
        var page = await browser.SignInAsync(portal, "Mara Lindqvist");
        await using var atFailure = new PicturesAtFailure(page);
        await sandbox.ControlAsync(HttpMethod.Put, $"buckets/{environment.Json["outputs"]!["BucketName"]}/notice", "text");

        await Browser.GoAsync(page, $"/environments/{name}/delete");
        await page.GetByText("deleted if it is empty").First.WaitForAsync();
        await Browser.PictureAsync(page, "delete-form");
        await AskAsync(page, name);
        await ApproveAsync(portal, page, "failed");

        await Browser.GoAsync(page, $"/environments/{name}");
        await page.GetByRole(AriaRole.Link, new() { Name = "What stopped it, and ask again" }).ClickAsync();
        await page.GetByText("What stopped the last delete").WaitForAsync();
        await page.Locator("main").GetByText("not empty").First.WaitForAsync();
        await page.GetByLabel("Leave Files behind").CheckAsync();
        await page.GetByText("left behind as it is").WaitForAsync();
        await Browser.PictureAsync(page, "delete-stuck");
        await AskAsync(page, name);
        await ApproveAsync(portal, page, "done");
        await portal.Engineer.EnvironmentAsync(environment.Id, "deleted");
    }

    [Fact]
    public async Task A_bucket_that_is_chosen_is_emptied_first()
    {
        var portal = await shared.PortalAsync();
        var (name, environment) = await BoardAsync(portal);
        using (var s3 = portal.Aws.S3())
            await s3.PutObjectAsync(new Amazon.S3.Model.PutObjectRequest { BucketName = environment.Json["outputs"]!["BucketName"]!.GetValue<string>(), Key = "notice", ContentBody = "text" }, TestContext.Current.CancellationToken);
        var page = await browser.SignInAsync(portal, "Mara Lindqvist", 390);
        await using var atFailure = new PicturesAtFailure(page);

        await Browser.GoAsync(page, $"/environments/{name}/delete");
        await page.GetByLabel("Empty Files").CheckAsync();
        await page.GetByText("Empty bucket Files").WaitForAsync();
        await Browser.PictureAsync(page, "delete-form-390");
        await AskAsync(page, name);
        await ApproveAsync(portal, page, "done");
        await portal.Engineer.EnvironmentAsync(environment.Id, "deleted");
    }

    [Fact]
    public async Task A_lease_that_ends_soon_is_found_in_the_list_and_extended_with_one_click()
    {
        var portal = await shared.PortalAsync();
        var (name, environment) = await BoardAsync(portal);
        await MoveEndAsync(portal, environment.Id, TimeSpan.FromHours(20));
        var page = await browser.SignInAsync(portal, "Mara Lindqvist");
        await using var atFailure = new PicturesAtFailure(page);

        await Browser.GoAsync(page, "/environments?lease=soon");
        await page.GetByRole(AriaRole.Link, new() { Name = name }).WaitForAsync();
        await Browser.PictureAsync(page, "environments-ending");
        await Browser.GoAsync(page, $"/environments/{name}");
        await page.GetByText("19 h left").WaitForAsync();
        await Browser.PictureAsync(page, "lease");
        await page.GetByRole(AriaRole.Button, new() { Name = "Extend by 14 days from now" }).ClickAsync();
        await page.GetByText("13 d left").WaitForAsync();
        await Browser.GoAsync(page, "/notifications");
        await page.Locator("main").GetByText($"Lease ends within 24 hours: {name}").First.WaitForAsync();
    }

    [Fact]
    public async Task A_lease_that_ended_brings_a_delete_of_the_portal_to_review()
    {
        var portal = await shared.PortalAsync();
        var (name, environment) = await BoardAsync(portal);
        await MoveEndAsync(portal, environment.Id, TimeSpan.FromSeconds(-1));
        var page = await browser.SignInAsync(portal, "Mara Lindqvist");
        await using var atFailure = new PicturesAtFailure(page);
        await Browser.GoAsync(page, $"/environments/{name}");
        await page.GetByText("The portal has asked for its delete.").WaitForAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "The request", Exact = true }).ClickAsync();
        await page.ArriveAsync("**/requests/req-*");
        await Browser.PictureAsync(page, "lease-delete-request");
        await ApproveAsync(portal, page, "done");
        await portal.Engineer.EnvironmentAsync(environment.Id, "deleted");
    }

    private static async Task<(string Name, Answer Environment)> BoardAsync(RunningPortal portal)
    {
        var name = Line.NewName();
        var done = await portal.CarryOutAsync(portal.Engineer, portal.NoticeBoard(name));
        return (name, await portal.Engineer.EnvironmentAsync(done["environment"], "ready"));
    }

    private static async Task AskAsync(IPage page, string name)
    {
        await page.GetByLabel($"Type {name} to go on").FillAsync(name);
        await page.GetByRole(AriaRole.Button, new() { Name = "Ask to delete" }).ClickAsync();
        await page.ArriveAsync("**/requests/req-*");
    }

    /// <summary>Approves the request whose page is open, and waits for its end.</summary>
    private static async Task ApproveAsync(RunningPortal portal, IPage page, string end)
    {
        var request = new Uri(page.Url).Segments[^1];
        var waiting = await portal.Engineer.UntilAsync(request, "inReview");
        await portal.ApproveAsync(await portal.Platform.GetAsync($"/reviews/{waiting["review"]}"));
        await portal.Engineer.UntilAsync(request, end);
    }

    private static async Task MoveEndAsync(RunningPortal portal, string environment, TimeSpan fromNow)
    {
        await using var connection = await portal.DatabaseAsync();
        await using var move = new NpgsqlCommand("UPDATE leases SET ends_at = now() + $1, next_look_at = now() WHERE id = $2", connection);
        move.Parameters.Add(new() { Value = fromNow });
        move.Parameters.Add(new() { Value = environment });
        (await move.ExecuteNonQueryAsync(TestContext.Current.CancellationToken)).ShouldBe(1);
        await using var wake = new NpgsqlCommand("SELECT pg_notify('portal_changed', 'Lease ' || $1)", connection);
        wake.Parameters.Add(new() { Value = environment });
        await wake.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
