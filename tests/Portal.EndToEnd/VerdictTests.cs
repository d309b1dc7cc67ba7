using System.Net;
using Amazon.CloudFormation.Model;
using Microsoft.Playwright;
using Portal.Tests.Harness;

namespace Portal.EndToEnd;

/// <summary>What an approver reads of a safe, an interrupting, a replacing and a data-losing update, and after somebody meddled.</summary>
public sealed class VerdictTests(StorePortal store, Browser browser) : IClassFixture<StorePortal>
{
    private readonly RunningSandbox sandbox = store.Sandbox;
    private readonly RunningPortal portal = store.Portal;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_kind_of_update_has_its_verdict_with_its_reason()
    {
        const string product = "store-next";
        await store.AddStoreAsync(product);
        var (environment, _) = await StandAsync(product);
        var page = await browser.SignInAsync(portal, "Tomás Rey");
        await using var atFailure = new PicturesAtFailure(page);

        await ReadAsync(page, environment, "safe", "BackupDays", "14", "None", "None", "will", "Changed in place.");
        await ReadAsync(page, environment, "interrupting", "DbClass", "db.t4g.large", "1–2 min", "None", "will", "Changed in place with an interruption: DBInstanceClass.");
        await ReadAsync(page, environment, "replacing", "GroupText", "Another description", "None", "None", "will", "Replaced: GroupDescription can't be changed in place.");
        // A script may not ask for it either; a version of the product still can bring it.
        var refused = (await portal.Engineer.PostAsync("/requests", new { kind = "change", environment, inputs = new Dictionary<string, string> { ["DbName"] = "invoices" } })).ShouldRefuse(HttpStatusCode.UnprocessableEntity, "invalid");
        refused.Problems.ShouldBe(["inputs.DbName fixed"]);
        refused.Text.ShouldContain("Fixed when it was created: another value would make Database anew, which holds data.");
        await NewVersionAsync(product, "DBName: !Ref DbName", "DBName: !Sub '${DbName}new'");
        var upgrade = await portal.Engineer.ReviewOfAsync(new { kind = "upgrade", environment });
        await ReadAsync(page, upgrade, "losing", "Yes", "1 resource", "will", "Replaced: DBName can't be changed in place.");
    }

    [Fact]
    public async Task Drift_that_the_change_sets_back_is_told_and_grey_until_it_is_known()
    {
        var (environment, name) = await StandAsync();
        await sandbox.ControlAsync(HttpMethod.Post, "drift", new { stack = name, logicalId = "Database", properties = new Dictionary<string, object> { ["BackupRetentionPeriod"] = 1 } });
        var review = await ChangeAsync(environment, "BackupDays", "14");
        var page = await browser.SignInAsync(portal, "Tomás Rey");
        await using var atFailure = new PicturesAtFailure(page);
        await Browser.GoAsync(page, $"/reviews/{review.Id}");
        await Assertions.Expect(Answer(page, "Drift overwritten?")).ToContainTextAsync("1 property");
        await Assertions.Expect(page.Locator("#drift")).ToContainTextAsync("set back");
        await Browser.PictureAsync(page, "verdict-drift-light-1440");
    }

    [Fact]
    public async Task A_change_set_exchanged_under_the_approver_comes_back_and_says_what_differs()
    {
        var (environment, _) = await StandAsync();
        var review = await ChangeAsync(environment, "BackupDays", "14");
        using var client = portal.Aws.CloudFormation();
        var held = await client.DescribeChangeSetAsync(new DescribeChangeSetRequest { ChangeSetName = review.Json["changeSet"]!["arn"]!.GetValue<string>() }, Ct);
        await client.DeleteChangeSetAsync(new DeleteChangeSetRequest { ChangeSetName = held.ChangeSetId! }, Ct);
        await client.CreateChangeSetAsync(new CreateChangeSetRequest
        {
            StackName = held.StackName!,
            ChangeSetName = held.ChangeSetName!,
            UsePreviousTemplate = true,
            Parameters = [.. held.Parameters!.Select(each => new Parameter { ParameterKey = each.ParameterKey!, ParameterValue = each.ParameterKey == "DbName" ? "stolen" : each.ParameterValue! })],
            Tags = held.Tags,
        }, Ct);
        await Patience.UntilAsync(async () => (await client.DescribeChangeSetAsync(new DescribeChangeSetRequest { StackName = held.StackName, ChangeSetName = held.ChangeSetName! }, Ct)).Status?.Value == "CREATE_COMPLETE", () => "not made");

        var page = await browser.SignInAsync(portal, "Tomás Rey");
        await using var atFailure = new PicturesAtFailure(page);
        await Browser.GoAsync(page, $"/reviews/{review.Id}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Approve and run" }).ClickAsync();
        var again = await AgainAsync(review);
        await Browser.GoAsync(page, $"/reviews/{again}");
        var since = page.Locator("section", new() { HasText = "Since the last approval" }).First;
        await Assertions.Expect(since).ToContainTextAsync("Another change set stands under the name of the approved one.");
        await Assertions.Expect(since).ToContainTextAsync("stolen");
        await Browser.PictureAsync(page, "verdict-exchanged-light-1440");
        await Browser.GoAsync(page, $"/deployments/{await RefusedAsync(review)}");
        await Assertions.Expect(page.Locator(".failure")).ToContainTextAsync("stolen");
        await Browser.PictureAsync(page, "verdict-refused-light-1440");
    }

    [Fact]
    public async Task A_change_set_that_is_gone_comes_back_with_the_reason()
    {
        var (environment, _) = await StandAsync();
        var review = await ChangeAsync(environment, "BackupDays", "14");
        using var client = portal.Aws.CloudFormation();
        await client.DeleteChangeSetAsync(new DeleteChangeSetRequest { ChangeSetName = review.Json["changeSet"]!["arn"]!.GetValue<string>() }, Ct);
        (await portal.Platform.DecideAsync(review, "approve")).Should(HttpStatusCode.OK);
        var page = await browser.SignInAsync(portal, "Tomás Rey");
        await using var atFailure = new PicturesAtFailure(page);
        await Browser.GoAsync(page, $"/reviews/{await AgainAsync(review)}");
        await Assertions.Expect(page.Locator("section", new() { HasText = "Since the last approval" }).First).ToContainTextAsync("The approved change set is no longer in CloudFormation.");
    }

    private async Task<(string Id, string Name)> StandAsync(string product = "store")
    {
        var name = Line.NewName();
        return ((await store.StandAsync(name, product)).Id, name);
    }

    private Task<Answer> ChangeAsync(string environment, string input, string value) =>
        portal.Engineer.ReviewOfAsync(new { kind = "change", environment, inputs = new Dictionary<string, string> { [input] = value }, note = "As agreed with the team." });

    private async Task NewVersionAsync(string product, string before, string after)
    {
        var folder = Path.Combine(portal.Templates, product);
        foreach (var (file, old, now) in new[] { ("template.yaml", before, after), ("product.yaml", "version: 0.1.0", "version: 0.2.0") })
        {
            var path = Path.Combine(folder, file);
            var text = await File.ReadAllTextAsync(path, Ct);
            text.ShouldContain(old);
            await File.WriteAllTextAsync(path, text.Replace(old, now, StringComparison.Ordinal), Ct);
        }
        await Patience.UntilAsync(async () => (await portal.Engineer.GetAsync($"/products/{product}"))["version"] == "0.2.0", () => "The new version was not seen.");
    }

    private async Task ReadAsync(IPage page, string environment, string kind, string input, string value, string outage, string loss, string certainty, string reason) =>
        await ReadAsync(page, await ChangeAsync(environment, input, value), kind, outage, loss, certainty, reason);

    private async Task ReadAsync(IPage page, Answer review, string kind, string outage, string loss, string certainty, string reason)
    {
        await Browser.GoAsync(page, $"/reviews/{review.Id}");
        await Assertions.Expect(Answer(page, "Outage?")).ToContainTextAsync(outage);
        await Assertions.Expect(Answer(page, "Data loss?")).ToContainTextAsync(loss);
        var change = page.Locator("li.change", new() { HasText = reason });
        await Assertions.Expect(change.First).ToContainTextAsync(certainty);
        // The evidence is one click away.
        await Answer(page, "Drift overwritten?").Locator("a.evidence").ClickAsync();
        await Assertions.Expect(page.Locator("#drift")).ToBeInViewportAsync();
        await Assertions.Expect(Answer(page, "Drift overwritten?")).ToContainTextAsync("None");
        await PicturesAsync(review.Id, kind);
        await Browser.GoAsync(page, $"/reviews/{review.Id}");
        (await portal.Platform.DecideAsync(review, "sendBack", "Wait for the sale to end.")).Should(HttpStatusCode.OK);
        if (kind == "safe") await PicturesAsync(review.Id, "sent-back");
        (await portal.Engineer.PostAsync($"/requests/{review["request"]}/withdraw")).Should(HttpStatusCode.OK);
    }

    private async Task PicturesAsync(string review, string kind)
    {
        foreach (var (width, dark) in Looks.Windows)
        {
            var page = await browser.SignInAsync(portal, "Tomás Rey", width, dark);
            await Browser.GoAsync(page, $"/reviews/{review}");
            if (dark) await page.EvaluateAsync("document.documentElement.dataset.theme = 'dark'");
            (await Looks.HereAsync(page, Looks.Name($"verdict-{kind}", width, dark))).ShouldBeEmpty();
            await page.Context.DisposeAsync();
        }
    }

    private static ILocator Answer(IPage page, string question) => page.Locator(".strip > div", new() { Has = page.GetByText(question, new() { Exact = true }) });

    private async Task<string> AgainAsync(Answer review)
    {
        var next = "";
        await Patience.UntilAsync(async () =>
        {
            var request = await portal.Engineer.GetAsync($"/requests/{review["request"]}");
            next = request["review"];
            return request["state"] == "inReview" && next != review.Id;
        }, () => $"The request of {review.Id} did not come back to review.");
        return next;
    }

    private async Task<string> RefusedAsync(Answer review) =>
        (await portal.Engineer.GetAsync($"/deployments?environment={review["environment"]}")).Json["items"]!.AsArray().Select(each => each!)
            .First(each => each["state"]!.GetValue<string>() == "failed")["id"]!.GetValue<string>();
}
