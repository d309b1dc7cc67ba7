using System.Diagnostics;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Portal.Tests.Harness;

namespace Portal.EndToEnd;

/// <summary>What was asked once is asked again: as a clone, after it was sent back, and by script.</summary>
public sealed partial class AgainTests(SharedPortal shared, Browser browser)
{
    private static readonly Dictionary<string, string> Typed = new() { ["DbBackupDays"] = "21", ["DbStorageGb"] = "120" };

    [Fact]
    public async Task A_clone_of_an_environment_opens_as_a_draft_with_its_values_and_a_new_name()
    {
        var portal = await shared.PortalAsync();
        var name = Line.NewName();
        var done = await portal.CarryOutAsync(portal.Engineer, Request(portal, name));
        await portal.Engineer.EnvironmentAsync(done["environment"], "ready");
        var page = await browser.SignInAsync(portal, "Mara Lindqvist");
        await using var atFailure = new PicturesAtFailure(page);

        await Browser.GoAsync(page, $"/environments/{name}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Clone", Exact = true }).ClickAsync();
        await page.ArriveAsync("**/edit*");

        await Assertions.Expect(page.GetByLabel("Name", new() { Exact = true })).ToHaveValueAsync($"{name}-2");
        await ValuesStandAsync(page);
    }

    [Fact]
    public async Task A_request_that_was_rejected_is_edited_and_sent_again_with_its_inputs()
    {
        var portal = await shared.PortalAsync();
        var review = await portal.Engineer.ReviewOfAsync(Request(portal, Line.NewName()));
        (await portal.Platform.DecideAsync(review, "reject", "Not with this name.")).Should(System.Net.HttpStatusCode.OK);
        await portal.Engineer.UntilAsync(review["request"], "rejected");
        var page = await browser.SignInAsync(portal, "Mara Lindqvist");
        await using var atFailure = new PicturesAtFailure(page);

        await Browser.GoAsync(page, $"/requests/{review["request"]}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Edit and send again" }).ClickAsync();
        await page.ArriveAsync("**/edit*");
        await ValuesStandAsync(page);

        await Browser.GoAsync(page, $"/requests/{review["request"]}/edit?step=review");
        await page.GetByRole(AriaRole.Button, new() { Name = "Submit" }).ClickAsync();
        await page.ArriveAsync(RequestPage());
        var again = await portal.Engineer.UntilAsync(review["request"], "inReview");
        Inputs(again).ShouldBe(Typed, ignoreOrder: true);
    }

    [Fact]
    public async Task The_call_that_the_last_step_shows_asks_for_the_same()
    {
        var portal = await shared.PortalAsync();
        var body = Request(portal, Line.NewName()).With("draft", true).With("note", "Mara's \"own\" shop").With("assumptions", new Dictionary<string, string> { ["edgeTransferGb"] = "750" });
        var draft = (await portal.Engineer.PostAsync("/requests", body)).Should(System.Net.HttpStatusCode.Created);
        var page = await browser.SignInAsync(portal, "Mara Lindqvist");
        await using var atFailure = new PicturesAtFailure(page);
        await Browser.GoAsync(page, $"/requests/{draft.Id}/edit?step=review");

        var answer = await RunAsync(await page.Locator("pre.code").InnerTextAsync(), portal.TokenOf("engineer-shop"));

        var request = JsonNode.Parse(answer)!;
        request["state"]!.GetValue<string>().ShouldBe("submitted", answer);
        foreach (var member in new[] { "name", "product", "preset", "stage", "account", "region", "costCentre", "note" })
            request[member]!.GetValue<string>().ShouldBe(draft[member]);
        request["inputs"]!.ToJsonString().ShouldBe(draft.Json["inputs"]!.ToJsonString());
        request["assumptions"]!.ToJsonString().ShouldBe(draft.Json["assumptions"]!.ToJsonString());
    }

    private static Dictionary<string, object> Request(RunningPortal portal, string name) => portal.ThreeTier(name).With("inputs", Typed);

    private static async Task ValuesStandAsync(IPage page)
    {
        await page.GetByText("Draft saved").First.WaitForAsync();
        await Browser.GoAsync(page, $"{new Uri(page.Url).AbsolutePath}?step=data");
        await Assertions.Expect(page.GetByLabel("Backups kept")).ToHaveValueAsync("21");
        await Assertions.Expect(page.GetByLabel("Storage", new() { Exact = true })).ToHaveValueAsync("120");
    }

    private static Dictionary<string, string> Inputs(Answer request) =>
        request.Json["inputs"]!.AsObject().ToDictionary(input => input.Key, input => input.Value!.GetValue<string>());

    private static async Task<string> RunAsync(string command, string token)
    {
        var start = new ProcessStartInfo("bash") { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, Environment = { ["PORTAL_TOKEN"] = token, ["NO_PROXY"] = "127.0.0.1" } };
        using var shell = Process.Start(start)!;
        await shell.StandardInput.WriteAsync(command);
        shell.StandardInput.Close();
        var answer = await shell.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await shell.WaitForExitAsync(TestContext.Current.CancellationToken);
        return answer;
    }

    [GeneratedRegex("/requests/req-[^/]+$")]
    private static partial Regex RequestPage();
}
