using System.Net;
using Portal.Tests.Harness;

namespace Portal.EndToEnd;

/// <summary>Hostile texts through every form, and every page that shows them: they stay text, and no paste ends the connection.</summary>
public sealed class HostileTextTests(Browser browser)
{
    private static readonly bool Long = Environment.GetEnvironmentVariable("PORTAL_LONG_TESTS") == "1";

    // By hand: it takes two to three minutes, and the usual run has no room for them.
    [Fact(Explicit = true)]
    public async Task Hostile_texts_stay_text_in_every_field_and_on_every_page()
    {
        await using var sandbox = await RunningSandbox.StartAsync(1000);
        await using var portal = await RunningPortal.StartAsync(sandbox.Place);
        var (stands, review, draft) = await BeginAsync(portal);
        var page = await browser.SignInAsync(portal, "Tomás Rey");
        await using var atFailure = new PicturesAtFailure(page);
        var hostile = new HostilePage(page);

        foreach (var (path, openers) in Forms(stands["name"], review.Id, draft.Id))
        {
            await hostile.OpenAsync(path, openers);
            foreach (var text in Long ? [.. HostilePage.Others, HostilePage.Text] : new[] { HostilePage.Text }) await hostile.FillAsync(text);
            await hostile.SendAsync();
            await hostile.OpenAsync(path, openers);
            await hostile.FloodAsync(Long ? 30 : 1);
            await hostile.BreakAsync();
        }
        foreach (var path in Pages(stands, review, draft.Id))
        {
            await hostile.OpenAsync(path);
            await hostile.LookAsync();
        }

        hostile.Findings.ShouldBeEmpty(string.Join('\n', hostile.Findings.Take(20)));
        hostile.Filled.ShouldBeGreaterThan(30);
    }

    /// <summary>Pages with fields, and the buttons that show them.</summary>
    private static IEnumerable<(string Path, string[] Openers)> Forms(string name, string review, string draft) =>
    [
        ($"/requests/{draft}/edit", []), ($"/requests/{draft}/edit?step=size", []), ($"/requests/{draft}/edit?step=data", []), ($"/requests/{draft}/edit?step=network", []), ($"/requests/{draft}/edit?step=review", []),
        ($"/reviews/{review}", []), ("/freezes", ["Set a freeze"]), ("/webhooks", ["Add webhook"]), ("/profile", ["New token"]), ("/delegations", ["Name a stand-in"]), ("/jobs", ["Pause"]),
        ("/notifications/settings", []), ("/audit", []), ("/environments", []), ("/health", []), ("/waves", []), ("/environments/import", []), ("/sandbox", []), ("/costs", []),
        ($"/environments/{name}", ["Another length", "Set an end", "Set working hours"]), ($"/environments/{name}/costs", []), ($"/environments/{name}/delete", []),
    ];

    private static IEnumerable<string> Pages(Answer stands, Answer review, string draft) =>
    [
        "/", "/new", $"/requests/{draft}", $"/requests/{draft}/edit", "/requests", "/reviews", $"/reviews/{review.Id}", $"/requests/{review["request"]}", "/deployments", "/environments", $"/environments/{stands["name"]}", $"/environments/{stands["name"]}/costs",
        "/audit", "/notifications", "/notifications/settings", "/webhooks", "/freezes", "/delegations", "/accounts", "/drift", "/waves", "/costs", "/costs/reviews", "/health", "/jobs", "/profile", "/access",
        $"/environments?search={Uri.EscapeDataString(HostilePage.Text)}", $"/audit?search={Uri.EscapeDataString(HostilePage.Text)}", $"/health?search={Uri.EscapeDataString(HostilePage.Text)}", $"/environments/{Uri.EscapeDataString(HostilePage.Text)}", $"/catalogue/{Uri.EscapeDataString(HostilePage.Text)}",
    ];

    /// <summary>Something of all that shows what people wrote, with the hostile text in it.</summary>
    private static async Task<(Answer Stands, Answer Review, Answer Draft)> BeginAsync(RunningPortal portal)
    {
        var (text, name) = (HostilePage.Text, Line.NewName());
        var asked = await portal.Platform.ReviewOfAsync(portal.NoticeBoard(name).With("note", text));
        (await portal.SecondPlatform.DecideAsync(asked, "approve", text)).Should(HttpStatusCode.OK);
        var done = await portal.Platform.UntilAsync(asked["request"], "done");
        var stands = await portal.Platform.EnvironmentAsync(done["environment"], "ready");
        var back = await portal.Engineer.ReviewOfAsync(portal.ThreeTier(Line.NewName()).With("note", text));
        (await portal.Platform.PostAsync($"/reviews/{back.Id}/decisions", new { decision = "sendBack", digest = back["digest"], comment = text, fields = new Dictionary<string, string> { ["name"] = text } })).Should(HttpStatusCode.OK);
        var review = await portal.Engineer.ReviewOfAsync(portal.ThreeTier(Line.NewName()).With("note", text));
        var draft = (await portal.Platform.PostAsync("/requests", portal.ThreeTier(Line.NewName()).With("note", text).With("draft", true))).Should(HttpStatusCode.Created);
        (await portal.Platform.PostAsync("/freezes", new { scope = "environment", environment = stands["name"], reason = text, from = "2035-01-01T00:00:00Z", until = "2035-01-02T00:00:00Z" })).Should(HttpStatusCode.Created);
        (await portal.Platform.SendAsync(HttpMethod.Put, $"/costs/bands/environment/{stands.Id}", new StringContent(System.Text.Json.JsonSerializer.Serialize(new { floor = 1, ceiling = 2, reason = text }), System.Text.Encoding.UTF8, "application/json"))).Status.ShouldBeLessThan(500);
        (await portal.Platform.PostAsync($"/environments/{stands.Id}/lease/extend", new { days = 9, note = text })).Status.ShouldBeLessThan(500);
        return (stands, review, draft);
    }
}
