using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Portal.Tests.Harness;

namespace Portal.EndToEnd;

/// <summary>The form from its first step to the last, as an engineer fills it in.</summary>
public sealed partial class WizardTests(SharedPortal shared, Browser browser)
{
    [Theory]
    [MemberData(nameof(Looks.Each), MemberType = typeof(Looks))]
    public async Task Every_step_can_be_read_and_is_open_to_everybody(int width, bool dark)
    {
        var portal = await shared.PortalAsync();
        var page = await browser.SignInAsync(portal, "Mara Lindqvist", width, dark);
        await using var atFailure = new PicturesAtFailure(page);
        // High enough for the whole rail, which else scrolls by itself.
        await page.SetViewportSizeAsync(width, 1900);
        var look = new Look(page, $"{(dark ? "dark" : "light")}-{width}");

        await Browser.GoAsync(page, "/new");
        await look.AtAsync("wizard-0-new");
        await page.GetByRole(AriaRole.Button, new() { Name = "No preset" }).First.ClickAsync();
        await page.Locator("#rail").WaitForAsync();
        await look.AtAsync("wizard-1-purpose-empty");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = NextButton() }).ClickAsync();
        await page.Locator("#problems").WaitForAsync();
        await look.AtAsync("wizard-1-purpose-problems");

        await Browser.GoAsync(page, "/new");
        await page.GetByRole(AriaRole.Button, new() { Name = "E-commerce" }).ClickAsync();
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync(Line.NewName());
        await page.GetByRole(AriaRole.Radio, new() { Name = "production" }).CheckAsync(new() { Force = true });
        await FillPlaceAsync(page);
        await look.AtAsync("wizard-1-purpose");
        foreach (var step in new[] { "size", "data", "network" })
        {
            await NextAsync(page, step);
            await look.AtAsync($"wizard-{step}");
        }
        await page.GetByRole(AriaRole.Radio, new() { Name = "single" }).CheckAsync(new() { Force = true });
        await page.Locator(".finding").First.WaitForAsync();
        await look.AtAsync("wizard-network-finding");
        await Browser.GoAsync(page, $"{new Uri(page.Url).AbsolutePath}?step=data");
        await page.GetByLabel("Backups kept").FillAsync("7");
        await page.GetByRole(AriaRole.Switch).UncheckAsync();
        await page.GetByText("Refused by policy").First.WaitForAsync();
        await page.EvaluateAsync("document.querySelectorAll('main details.more').forEach(details => details.open = true)");
        await look.AtAsync("wizard-data-findings");
        await Browser.GoAsync(page, $"{new Uri(page.Url).AbsolutePath}?step=review");
        await look.AtAsync("wizard-review-refused");
        await page.GetByRole(AriaRole.Button, new() { Name = "Turn it on" }).ClickAsync();
        await Assertions.Expect(page.Locator("#problems")).ToHaveCountAsync(0);
        await look.AtAsync("wizard-review");

        look.Findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_refusal_by_policy_keeps_the_request_back_and_its_button_mends_it()
    {
        var portal = await shared.PortalAsync();
        var page = await OpenAsync(portal, Draft(portal, ("DeletionProtection", "false")), "review");
        await using var atFailure = new PicturesAtFailure(page);

        await page.GetByRole(AriaRole.Button, new() { Name = "Submit" }).ClickAsync();
        await Assertions.Expect(page.Locator("#problems")).ToContainTextAsync("Production keeps deletion protection on.");
        page.Url.ShouldContain("/edit");

        await page.GetByRole(AriaRole.Button, new() { Name = "Turn it on" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Submit" }).ClickAsync();
        await page.ArriveAsync(RequestPage());
    }

    [Fact]
    public async Task What_is_typed_fast_is_what_is_calculated_and_kept()
    {
        var portal = await shared.PortalAsync();
        var body = Draft(portal);
        var page = await OpenAsync(portal, body, "data");
        await using var atFailure = new PicturesAtFailure(page);

        await page.GetByLabel("Storage", new() { Exact = true }).FillAsync("");
        await page.GetByLabel("Storage", new() { Exact = true }).PressSequentiallyAsync("350", new() { Delay = 5 });
        await page.GetByLabel("Grows up to").FillAsync("");
        await page.GetByLabel("Grows up to").PressSequentiallyAsync("875", new() { Delay = 5 });

        var expected = await portal.Engineer.PostAsync("/products/three-tier/evaluations", new Dictionary<string, object>(body.Where(member => member.Key is not ("kind" or "product" or "draft")))
        {
            ["inputs"] = new Dictionary<string, string> { ["DbStorageGb"] = "350", ["DbMaxStorageGb"] = "875" },
        });
        var amount = decimal.Parse(expected.Json["cost"]!["expected"]!["amount"]!.GetValue<string>());
        await Assertions.Expect(page.Locator(".cost h2")).ToHaveTextAsync($"USD {Math.Round(amount, MidpointRounding.AwayFromZero):#,0}");
        await Assertions.Expect(page.GetByText("RDS storage, 350 GB gp3").First).ToBeAttachedAsync();
        (await page.GetByLabel("Storage", new() { Exact = true }).InputValueAsync()).ShouldBe("350");
        (await page.GetByLabel("Grows up to").InputValueAsync()).ShouldBe("875");
    }

    [Fact]
    public async Task Assumptions_and_levers_survive_a_reload()
    {
        var portal = await shared.PortalAsync();
        var page = await OpenAsync(portal, Draft(portal, ("CacheReplicas", "2")).With("preset", "e-commerce"), "size");
        await using var atFailure = new PicturesAtFailure(page);
        await page.Locator("#rail-edgeTransferGb").FillAsync("900");
        await Assertions.Expect(page.Locator(".cost .st")).ToHaveTextAsync("Above at maximum");

        await page.Locator(".levers button").First.ClickAsync();
        await Assertions.Expect(page.Locator(".cost .st")).ToHaveTextAsync("In band");
        await page.GetByText("Draft saved").First.WaitForAsync();
        var figure = await page.Locator(".cost h2").InnerTextAsync();
        await Browser.GoAsync(page, new Uri(page.Url).PathAndQuery);

        (await page.Locator("#rail-edgeTransferGb").InputValueAsync()).ShouldBe("900");
        (await page.Locator(".cost h2").InnerTextAsync()).ShouldBe(figure);
    }

    [Fact]
    public async Task The_page_stands_still_when_its_circuit_takes_over()
    {
        var portal = await shared.PortalAsync();
        var page = await OpenAsync(portal, Draft(portal), "data");
        await using var atFailure = new PicturesAtFailure(page);
        // What was added counts, even if it was gone again before anybody could look: on a slower line it would stay.
        await page.AddInitScriptAsync("""
            window.emptied = 0;
            new MutationObserver(records => {
              for (const node of records.flatMap(record => [...record.addedNodes]))
                if (node.matches?.(".skeleton") || node.querySelector?.(".skeleton")) window.emptied++;
            }).observe(document, { childList: true, subtree: true });
            """);

        await page.ReloadAsync();
        await page.Locator("main[data-live=yes]").WaitForAsync();
        await page.Locator("form#step").WaitForAsync();

        (await page.EvaluateAsync<int>("window.emptied")).ShouldBe(0);
    }

    [GeneratedRegex("^Next")]
    private static partial Regex NextButton();

    [GeneratedRegex("/requests/req-[^/]+$")]
    private static partial Regex RequestPage();

    private static Dictionary<string, object> Draft(RunningPortal portal, params (string Name, string Value)[] inputs) =>
        portal.ThreeTier(Line.NewName()).With("draft", true).With("inputs", inputs.ToDictionary(input => input.Name, input => input.Value));

    private async Task<IPage> OpenAsync(RunningPortal portal, Dictionary<string, object> body, string step)
    {
        var draft = (await portal.Engineer.PostAsync("/requests", body)).Should(System.Net.HttpStatusCode.Created);
        var page = await browser.SignInAsync(portal, "Mara Lindqvist");
        await Browser.GoAsync(page, $"/requests/{draft.Id}/edit?step={step}");
        return page;
    }

    private static async Task NextAsync(IPage page, string step)
    {
        await page.GetByText("Draft saved").First.WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { NameRegex = NextButton() }).ClickAsync();
        await page.ArriveAsync($"**/edit?step={step}*");
    }

    // One account or region is chosen already.
    private static async Task FillPlaceAsync(IPage page)
    {
        foreach (var label in new[] { "Account", "Region" })
        {
            var select = page.GetByLabel(label, new() { Exact = true });
            if (await select.InputValueAsync() == "") await select.SelectOptionAsync(new SelectOptionValue { Index = 1 });
        }
    }

    /// <summary>Takes pictures, and notes what keeps somebody from reading the page.</summary>
    private sealed class Look(IPage page, string variant)
    {
        public List<string> Findings { get; } = [];

        public async Task AtAsync(string picture) => Findings.AddRange(await Looks.HereAsync(page, $"{picture}-{variant}", moderate: true));
    }
}
