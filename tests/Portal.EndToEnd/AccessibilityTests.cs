using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Portal.Tests.Harness;

namespace Portal.EndToEnd;

/// <summary>Every page, wide and narrow, light and dark: nothing that axe calls serious, and a picture to look at.</summary>
public sealed class AccessibilityTests(SharedPortal shared, Browser browser)
{
    [Theory]
    [InlineData(1440, false)]
    [InlineData(1440, true)]
    [InlineData(390, false)]
    [InlineData(390, true)]
    public async Task No_page_has_a_serious_finding(int width, bool dark)
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
        var page = await browser.SignInAsync(portal, "Tomás Rey", width, dark);
        await using var atFailure = new PicturesAtFailure(page);
        if (dark) await page.EvaluateAsync("document.documentElement.dataset.theme = 'dark'");

        var findings = new List<string>();
        foreach (var (path, picture) in new[]
        {
            ("/", "overview"), ("/new", "new"), ($"/requests/{draft.Id}/edit", "form"), ($"/requests/{draft.Id}/edit?step=data", "form-data"), ($"/requests/{done.Id}", "request"),
            ("/requests", "requests"), ("/reviews", "reviews"), ($"/reviews/{waiting.Id}", "review"), ("/deployments", "deployments"), ($"/deployments/{done["deployment"]}", "deployment"),
            ("/environments", "environments"), ($"/environments/{name}", "environment"), ($"/environments/{board}/delete", "delete"), ("/catalogue", "catalogue"), ("/catalogue/three-tier", "product"),
            ("/audit", "audit"), ("/audit?search=nosuchword", "audit-empty"), ("/notifications", "notifications"), ("/notifications/settings", "notification-settings"), ("/webhooks", "webhooks"),
            ("/catalogue/policies", "policies"), ("/catalogue/prices", "prices"), ("/sandbox", "sandbox"), ("/freezes", "freezes"), ("/delegations", "delegations"), ("/accounts", "accounts"), ("/environments/import", "import"), ("/drift", "drift"), ($"/environments/{name}/drift", "environment-drift"), ("/waves", "waves"),
            ("/costs", "costs"), ($"/environments/{name}/costs", "environment-costs"), ("/costs/year", "costs-year"), ("/costs/reviews", "cost-reviews"), ("/health", "health"), ("/health?search=nosuchword", "health-empty"), ("/collector", "collector"), ("/profile", "profile"), ("/access", "access"),
        })
        {
            await Browser.GoAsync(page, path);
            if (dark) await page.EvaluateAsync("document.documentElement.dataset.theme = 'dark'");
            await page.Locator("h1").First.WaitForAsync();
            await Assertions.Expect(page.Locator("main .sk")).ToHaveCountAsync(0);
            await Browser.PictureAsync(page, $"page-{picture}-{(dark ? "dark" : "light")}-{width}");
            var axe = await page.RunAxe();
            findings.AddRange(axe.Violations.Where(v => v.Impact is "serious" or "critical").Select(v => $"{path}: {v.Id}, {v.Help} ({v.Nodes[0].Html})"));
            (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth")).ShouldBeLessThanOrEqualTo(0, $"{path} scrolls sideways at {width}");
        }
        findings.ShouldBeEmpty();
    }
}
