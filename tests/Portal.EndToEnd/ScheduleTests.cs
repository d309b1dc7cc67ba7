using Microsoft.Playwright;
using Portal.Tests.Harness;

namespace Portal.EndToEnd;

/// <summary>Working hours as people set them, and what they see of an environment that stops and starts.</summary>
public sealed class ScheduleTests(SharedPortal shared, Browser browser)
{
    [Fact]
    public async Task Hours_are_set_the_environment_is_stopped_outside_them_and_started_by_a_button()
    {
        var portal = await shared.PortalAsync();
        var name = await StandAsync(portal, "development");
        var page = await browser.SignInAsync(portal, "Mara Lindqvist");
        await using var atFailure = new PicturesAtFailure(page);
        await Browser.GoAsync(page, $"/environments/{name}");
        var card = page.Locator("section", new() { Has = page.GetByRole(AriaRole.Heading, new() { Name = "Schedule", Exact = true }) });
        await card.GetByText("It runs all the time.").WaitForAsync();
        await card.GetByRole(AriaRole.Button, new() { Name = "Set working hours" }).ClickAsync();
        await card.GetByLabel("Time zone").FillAsync("UTC");
        await card.GetByText("a month less").WaitForAsync();
        await LookAsync(page, "schedule-form");

        // Only the day after tomorrow: now is outside.
        var only = TimeProvider.System.GetUtcNow().AddDays(2).DayOfWeek;
        foreach (var day in Enum.GetValues<DayOfWeek>()) await card.GetByLabel(day.ToString(), new() { Exact = true }).SetCheckedAsync(day == only);
        await card.GetByText("It is outside these hours now").WaitForAsync();
        await card.GetByRole(AriaRole.Button, new() { Name = "Save hours" }).ClickAsync();
        await card.GetByText($"Stopped by schedule, starts {only.ToString()[..3]} 08:00.").WaitForAsync();
        await LookAsync(page, "schedule-stopped");
        await Browser.GoAsync(page, $"/environments?search={name}");
        await page.Locator("main").GetByText($"Stopped by schedule, starts {only.ToString()[..3]} 08:00").First.WaitForAsync();
        await LookAsync(page, "schedule-list");

        await Browser.GoAsync(page, $"/environments/{name}");
        await card.GetByRole(AriaRole.Button, new() { Name = "Start now, for 4 hours" }).ClickAsync();
        await card.GetByText("Running, stops").WaitForAsync();
        await card.GetByText("Mara Lindqvist keeps it running until").WaitForAsync();
        await LookAsync(page, "schedule-running");
        await card.GetByRole(AriaRole.Button, new() { Name = "Remove schedule" }).ClickAsync();
        await card.GetByText("It runs all the time.").WaitForAsync();
    }

    [Fact]
    public async Task Hours_in_staging_are_asked_for_and_an_approver_decides_on_the_plan()
    {
        var portal = await shared.PortalAsync();
        var name = await StandAsync(portal, "staging");
        var page = await browser.SignInAsync(portal, "Mara Lindqvist", 390, dark: true);
        await using var atFailure = new PicturesAtFailure(page);
        await Browser.GoAsync(page, $"/environments/{name}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Set working hours" }).ClickAsync();
        await page.GetByLabel("Why").FillAsync("Nobody rehearses at night.");
        await LookAsync(page, "schedule-form-390-dark");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ask an approver" }).ClickAsync();
        await page.GetByText("Mara Lindqvist asks for other hours.").WaitForAsync();
        await LookAsync(page, "schedule-asked-390-dark");

        var approver = await browser.SignInAsync(portal, "Tomás Rey");
        await Browser.GoAsync(approver, "/notifications");
        await approver.Locator("main").GetByText($"Hours asked for: {name}").First.WaitForAsync();
        await Browser.GoAsync(approver, $"/environments/{name}");
        await approver.GetByText("Its instances are terminated at each stop").First.WaitForAsync();
        await LookAsync(approver, "schedule-review");
        await approver.GetByRole(AriaRole.Button, new() { Name = "Approve these hours" }).ClickAsync();
        await approver.GetByText("Runs Mon–Fri 08:00–19:00").WaitForAsync();
    }

    private static async Task LookAsync(IPage page, string picture) => (await Looks.HereAsync(page, picture)).ShouldBeEmpty();

    private static async Task<string> StandAsync(RunningPortal portal, string stage)
    {
        var name = Line.NewName();
        var done = await portal.CarryOutAsync(portal.Engineer, portal.SmallThreeTier(name, stage));
        await portal.Engineer.EnvironmentAsync(done["environment"], "ready", done["deployment"]);
        return name;
    }
}
