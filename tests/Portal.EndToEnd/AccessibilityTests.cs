using Microsoft.Playwright;
using Portal.Tests.Harness;

namespace Portal.EndToEnd;

/// <summary>Every page, wide and narrow, light and dark: nothing that axe calls serious, nothing that the policy of content forbids, and a picture to look at.</summary>
public sealed class AccessibilityTests(SharedPortal shared, Browser browser)
{
    [Fact]
    public async Task No_page_has_a_serious_finding()
    {
        var portal = await shared.PortalAsync();
        var name = Line.NewName();
        var done = await portal.CarryOutAsync(portal.Engineer, portal.NoticeBoard(name));
        await portal.Engineer.EnvironmentAsync(done["environment"], "ready");
        var waiting = await portal.Engineer.ReviewOfAsync(portal.ThreeTier(Line.NewName()));
        var draft = await portal.Platform.PostAsync("/requests", portal.ThreeTier(Line.NewName()).With("draft", true));
        // The form is drawn for those who may ask.
        var asked = await portal.Platform.ReviewOfAsync(portal.NoticeBoard(Line.NewName()));
        (await portal.SecondPlatform.DecideAsync(asked, "approve")).Should(System.Net.HttpStatusCode.OK);
        var own = await portal.Platform.UntilAsync(asked["request"], "done");
        var board = (await portal.Platform.EnvironmentAsync(own["environment"], "ready"))["name"];
        var page = await browser.SignInAsync(portal, "Tomás Rey");
        await using var atFailure = new PicturesAtFailure(page);

        var findings = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Text.Contains("Content Security Policy", StringComparison.Ordinal)) findings.Add($"{page.Url}: {message.Text}");
        };
        foreach (var (path, picture) in new[]
        {
            ("/", "overview"), ("/new", "new"), ($"/requests/{draft.Id}/edit", "form"), ($"/requests/{draft.Id}/edit?step=data", "form-data"), ($"/requests/{done.Id}", "request"),
            ("/requests", "requests"), ("/reviews", "reviews"), ($"/reviews/{waiting.Id}", "review"), ("/deployments", "deployments"), ($"/deployments/{done["deployment"]}", "deployment"),
            ("/environments", "environments"), ($"/environments/{name}", "environment"), ($"/environments/{board}/delete", "delete"), ("/catalogue", "catalogue"), ("/catalogue/three-tier", "product"),
            ("/audit", "audit"), ("/audit?search=nosuchword", "audit-empty"), ("/notifications", "notifications"), ("/notifications/settings", "notification-settings"), ("/webhooks", "webhooks"),
            ("/catalogue/policies", "policies"), ("/catalogue/prices", "prices"), ("/sandbox", "sandbox"), ("/tour", "tour"), ("/freezes", "freezes"), ("/delegations", "delegations"), ("/accounts", "accounts"), ("/environments/import", "import"), ("/drift", "drift"), ($"/environments/{name}/drift", "environment-drift"), ("/waves", "waves"),
            ("/costs", "costs"), ($"/environments/{name}/costs", "environment-costs"), ("/costs/year", "costs-year"), ("/costs/reviews", "cost-reviews"), ("/health", "health"), ("/health?search=nosuchword", "health-empty"), ("/collector", "collector"), ("/jobs", "jobs"), ("/profile", "profile"), ("/access", "access"),
        })
        {
            await page.SetViewportSizeAsync(1440, 1000);
            await Browser.GoAsync(page, path);
            await page.Locator("h1").First.WaitForAsync();
            await Assertions.Expect(page.Locator("main .sk")).ToHaveCountAsync(0);
            findings.AddRange(await Looks.FindAsync(page, $"page-{picture}"));
        }
        findings.ShouldBeEmpty();
    }
}
