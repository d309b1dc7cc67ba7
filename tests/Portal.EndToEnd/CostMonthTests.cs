using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using Npgsql;
using Portal.Tests.Harness;

namespace Portal.EndToEnd;

/// <summary>
/// A month that goes wrong, from a portal without anything over the load that made it dear to the papers of the meeting about it. The environment is made in a
/// sandbox whose time stands weeks back; by today it has been billed for as long.
/// </summary>
public sealed class CostMonthTests(Browser browser)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Load_takes_an_environment_above_its_band_and_the_meeting_leaves_with_frozen_figures()
    {
        await using var sandbox = await RunningSandbox.StartAsync(1000);
        var now = TimeProvider.System.GetUtcNow();
        await GoToAsync(sandbox, now.AddDays(-60));
        // It prints with the browser that looks at it.
        var chromium = Environment.GetEnvironmentVariable("PORTAL_CHROMIUM");
        await using var portal = await RunningPortal.StartAsync(sandbox.Place, chromium is null ? null : new Dictionary<string, string> { ["Portal__Costs__Chromium"] = chromium });
        await NothingCostsAnythingAsync(portal);
        var name = Line.NewName();
        var id = (await portal.CarryOutAsync(portal.Engineer, portal.ThreeTier(name).With("preset", "e-commerce").With("stage", "staging")))["environment"];
        await portal.Engineer.EnvironmentAsync(id, "ready");
        await GoToAsync(sandbox, now.AddDays(-58));
        (await portal.CostReviewer.PostAsync("/costs/tag/activate")).Should(HttpStatusCode.OK);
        await sandbox.ControlAsync(HttpMethod.Put, "speed", new { speed = 0.01 });
        await GoToAsync(sandbox, now.AddDays(-8));
        await ReadBillAsync(portal);
        var usual = Usd((await EnvironmentAsync(portal, id))["forecast"]!["expected"]);
        var ceiling = Math.Ceiling(usual * 1.03m);
        (await portal.CostReviewer.SendAsync(HttpMethod.Put, $"/costs/bands/environment/{id}", new StringContent($$"""{"floor":100,"ceiling":{{ceiling}},"reason":"What the quarter has for it"}""", System.Text.Encoding.UTF8, "application/json"))).Should(HttpStatusCode.OK);

        // Six times the usual load for a week.
        await sandbox.ControlAsync(HttpMethod.Post, "load", new { stack = (await portal.Engineer.GetAsync($"/environments/{id}")).Json["stack"]!["name"]!.GetValue<string>(), factor = 6 });
        await GoToAsync(sandbox, now);
        await ReadBillAsync(portal);
        await Patience.UntilAsync(async () => await NumberAsync(portal, $"SELECT count(*) FROM notification_events WHERE kind IN ('CostAboveBand', 'CostForecastAbove') AND environment_id = '{id}'") > 0, () => portal.Log);
        // Another reading of the same bill tells nobody anything.
        await ReadBillAsync(portal);
        await Patience.UntilAsync(async () => await NumberAsync(portal, $"SELECT count(*) FROM cost_outlooks o, billed_readings r WHERE o.environment_id = '{id}' AND o.bill_read_at = r.read_at") == 1, () => portal.Log);
        (await NumberAsync(portal, $"SELECT count(DISTINCT kind) - count(*) FROM notification_events WHERE kind IN ('CostAboveBand', 'CostForecastAbove') AND environment_id = '{id}'")).ShouldBe(0);
        var standing = (await EnvironmentAsync(portal, id))["standing"]!.GetValue<string>();
        standing.ShouldBeOneOf("forecastAbove", "above");

        await AdviceOpensTheRightChangeAsync(portal, name, id);
        await TheMeetingIsHeldAsync(portal, name);
    }

    private async Task NothingCostsAnythingAsync(RunningPortal portal)
    {
        var page = await browser.SignInAsync(portal, "Mara Lindqvist");
        await using var atFailure = new PicturesAtFailure(page);
        await Browser.GoAsync(page, "/costs");
        await page.GetByText("Nothing costs anything yet").WaitForAsync();
        await page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "New environment" }).WaitForAsync();
        await Looks.AtAsync(page, "costs-empty");
    }

    private async Task AdviceOpensTheRightChangeAsync(RunningPortal portal, string name, string id)
    {
        var page = await browser.SignInAsync(portal, "Mara Lindqvist");
        await using var atFailure = new PicturesAtFailure(page);
        await Browser.GoAsync(page, "/notifications");
        await page.Locator("main").GetByText($"bove the band: {name}").First.WaitForAsync();
        await Browser.GoAsync(page, $"/environments/{id}/costs");
        await Assertions.Expect(page.Locator(".anomalies li").Last).ToContainTextAsync(await DearestAsync(portal, id));
        await Looks.AtAsync(page, "environment-cost-above");
        var advice = page.Locator(".advice-list li", new() { HasText = "One NAT gateway instead of three" });
        await Assertions.Expect(advice).ToContainTextAsync("Risk: Without the zone of the gateway");
        await advice.GetByRole(AriaRole.Button).ClickAsync();
        await page.ArriveAsync("**/requests/*/edit*");
        var draft = (await portal.Engineer.GetAsync($"/requests/{page.Url.Split("/requests/")[1].Split('/')[0]}")).Should(HttpStatusCode.OK).Json;
        (draft["kind"]!.GetValue<string>(), draft["environment"]!.ToJsonString().Contains(id, StringComparison.Ordinal)).ShouldBe(("change", true));
        draft.ToJsonString().ShouldContain("\"NatMode\":\"single\"");
        draft.ToJsonString().ShouldContain("One NAT gateway instead of three: saves about USD");
    }

    private async Task TheMeetingIsHeldAsync(RunningPortal portal, string name)
    {
        var page = await browser.SignInAsync(portal, "Priya Nair");
        await using var atFailure = new PicturesAtFailure(page);
        await Browser.GoAsync(page, "/costs");
        await page.Locator("main").GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).First.WaitForAsync();
        await Looks.AtAsync(page, "costs-full");
        (await page.APIRequest.GetAsync((await page.GetByRole(AriaRole.Link, new() { Name = "Export CSV" }).GetAttributeAsync("href"))!)).Headers["content-type"].ShouldStartWith("text/csv");

        await Browser.GoAsync(page, "/costs/reviews");
        await page.GetByRole(AriaRole.Button, new() { Name = "Start review meeting" }).ClickAsync();
        await page.ArriveAsync("**/costs/reviews/20*");
        await page.Locator(".agenda li", new() { HasText = "out of its band" }).WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Record and go on" }).ClickAsync();
        await page.GetByText("It is not said what to do.").WaitForAsync();
        await page.GetByLabel("What is done").FillAsync("Lower the maximum to 6");
        await page.GetByLabel("Owner", new() { Exact = true }).FillAsync("Mara Lindqvist");
        await page.GetByLabel("Due").FillAsync("2030-01-31");
        await page.GetByLabel("Saves").FillAsync("102");
        await Looks.AtAsync(page, "cost-review");
        await page.GetByRole(AriaRole.Button, new() { Name = "Record and go on" }).ClickAsync();
        await page.Locator(".decisions").GetByText("Act: Lower the maximum to 6").WaitForAsync();
        await page.GetByText("−102 a month so far").WaitForAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "End meeting" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "End and freeze" }).ClickAsync();
        var frozen = page.Locator("table[aria-label='Frozen figures by environment'] tbody tr", new() { HasText = name });
        await frozen.WaitForAsync();
        var shown = await CellsAsync(frozen);
        // Months later the bill may be another; the papers are not.
        await RunAsync(portal, "UPDATE cost_records SET amount = amount * 2");
        await Browser.GoAsync(page, page.Url.Split('?')[0]);
        await frozen.WaitForAsync();
        (await CellsAsync(frozen)).ShouldBe(shown);
        await page.Locator(".agenda li a", new() { HasText = "out of its band" }).ClickAsync();
        await page.Locator(".item-card .cumulative").WaitForAsync();
        await Looks.AtAsync(page, "cost-review-closed");

        var pack = (await page.GetByRole(AriaRole.Link, new() { Name = "Print" }).First.GetAttributeAsync("href"))!.Split('?')[0];
        var csv = (await (await page.APIRequest.GetAsync($"{pack}?format=csv")).TextAsync()).Split("\r\n").Select(line => line.Split(',')).ToList();
        var row = csv.Single(line => line[0] == name);
        string Of(string column) => row[Array.IndexOf(csv[0], column)];
        // Name, team, billed, month end, month before, estimate.
        shown.Skip(2).Select(cell => cell.Replace(",", "", StringComparison.Ordinal)).ShouldBe([Of("Billed"), Of("Month end"), Of("Last month"), Of("Estimate expected")]);
        var book = await (await page.APIRequest.GetAsync($"{pack}?format=xlsx")).BodyAsync();
        using (var zip = new System.IO.Compression.ZipArchive(new MemoryStream(book)))
        {
            using var sheet = new StreamReader(zip.GetEntry("xl/worksheets/sheet1.xml")!.Open());
            (await sheet.ReadToEndAsync(Cancellation)).ShouldContain($"<v>{Of("Billed")}</v>");
        }
        (await page.APIRequest.GetAsync($"{pack}?format=pdf")).Headers["content-type"].ShouldBe("application/pdf");
        var papers = await page.Context.NewPageAsync();
        await papers.GotoAsync($"{pack}?format=html");
        await Assertions.Expect(papers.Locator("tr", new() { HasText = name }).First).ToContainTextAsync(shown[2]);
        await papers.GetByText("Lower the maximum to 6").First.WaitForAsync();
        await Browser.PictureAsync(papers, "cost-review-pack");
    }

    /// <summary>The service of which the first day of the load cost more than the day before it by the most.</summary>
    private static async Task<string> DearestAsync(RunningPortal portal, string id)
    {
        var anomaly = (await portal.Engineer.GetAsync($"/costs/anomalies?environment={id}")).Should(HttpStatusCode.OK).Json["items"]!.AsArray().Last()!;
        var costs = (await portal.Engineer.GetAsync($"/environments/{id}/costs")).Should(HttpStatusCode.OK).Json;
        var first = DateOnly.Parse(anomaly["day"]!.GetValue<string>(), CultureInfo.InvariantCulture);
        Dictionary<string, decimal> On(DateOnly day) => costs["days"]!.AsArray().Single(each => each!["day"]!.GetValue<string>() == $"{day:yyyy-MM-dd}")!["services"]!.AsArray().ToDictionary(each => each!["service"]!.GetValue<string>(), each => Usd(each!["amount"]));
        var (before, then) = (On(first.AddDays(-7)), On(first));
        anomaly["service"]!.GetValue<string>().ShouldBe(then.MaxBy(each => each.Value - before.GetValueOrDefault(each.Key)).Key);
        return anomaly["serviceTitle"]!.GetValue<string>();
    }

    private static async Task<IReadOnlyList<string>> CellsAsync(ILocator row) => [.. (await row.Locator("td").AllInnerTextsAsync()).Select(cell => cell.Trim())];

    private static async Task<JsonNode> EnvironmentAsync(RunningPortal portal, string id) => (await portal.Engineer.GetAsync($"/environments/{id}/costs")).Should(HttpStatusCode.OK).Json["environment"]!;

    private static decimal Usd(JsonNode? money) => decimal.Parse(money!["amount"]!.GetValue<string>(), CultureInfo.InvariantCulture);

    private static Task GoToAsync(RunningSandbox sandbox, DateTimeOffset at) => sandbox.ControlAsync(HttpMethod.Put, "clock", new { at });

    /// <summary>A reading now, instead of at the next of the day's; as the day's first, so that every day is compared.</summary>
    private static async Task ReadBillAsync(RunningPortal portal)
    {
        await RunAsync(portal, "UPDATE billed_readings SET next_look_at = now(), read_at = NULL");
        await Patience.UntilAsync(async () => await NumberAsync(portal, "SELECT count(*) FROM billed_readings WHERE read_at IS NOT NULL AND pending = '[]'") == 1, () => portal.Log);
    }

    private static async Task<long> NumberAsync(RunningPortal portal, string sql)
    {
        await using var connection = await portal.DatabaseAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (long)(await command.ExecuteScalarAsync(Cancellation))!;
    }

    private static async Task RunAsync(RunningPortal portal, string sql)
    {
        await using var connection = await portal.DatabaseAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Cancellation);
    }
}
