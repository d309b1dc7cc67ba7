using System.Diagnostics;
using Microsoft.Playwright;

namespace Portal.EndToEnd;

/// <summary>Pages over a thousand environments: what is in sight is drawn, the worst is on top, and a filter answers.</summary>
public sealed class ThousandTests(ThousandEnvironments fleet, Browser browser) : IClassFixture<ThousandEnvironments>
{
    // A screen holds about twenty rows, and some more are drawn ahead.
    private const int MostDrawn = 80;

    [Fact]
    public async Task The_fleet_shows_the_worst_first_and_draws_only_what_is_in_sight()
    {
        var page = await browser.SignInAsync(fleet.Portal, "Tomás Rey");
        await using var atFailure = new PicturesAtFailure(page);
        await TimedAsync("/health drawn", async () =>
        {
            await Browser.GoAsync(page, "/health");
            await Assertions.Expect(page.GetByText("of 1,000", new() { Exact = false }).First).ToBeVisibleAsync();
            await Rows(page).First.WaitForAsync();
        });
        // Two are down, and the first of those that are degraded follows.
        for (var n = 0; n <= ThousandEnvironments.Down; n++) await Assertions.Expect(page.Locator("main table.data a.name").Nth(n)).ToHaveTextAsync(ThousandEnvironments.NameOf(500 + n));
        (await Rows(page).CountAsync()).ShouldBeLessThan(MostDrawn);

        await TimedAsync("scrolled to the end", async () =>
        {
            await page.EvaluateAsync("window.scrollTo(0, document.documentElement.scrollHeight)");
            await Link(page, ThousandEnvironments.NameOf(999)).WaitForAsync();
        });
        (await Rows(page).CountAsync()).ShouldBeLessThan(MostDrawn);
        await page.EvaluateAsync("window.scrollTo(0, 0)");

        await TimedAsync("typed name found", async () =>
        {
            await page.GetByLabel("Search by name or team", new() { Exact = true }).FillAsync("svc-0777");
            await Assertions.Expect(Rows(page)).ToHaveCountAsync(1);
        });
        await Link(page, "svc-0777").WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Clear" }).ClickAsync();
        await TimedAsync("narrowed to a state", async () =>
        {
            await page.Locator(".state-tabs").GetByText("Degraded 7").ClickAsync();
            await Assertions.Expect(Rows(page)).ToHaveCountAsync(ThousandEnvironments.Degraded);
        });
        await Browser.GoAsync(page, "/health");
        await Rows(page).First.WaitForAsync();
        await Looks.AtAsync(page, "fleet-thousand");
    }

    [Fact]
    public async Task The_list_of_environments_draws_only_what_is_in_sight_and_narrows()
    {
        var page = await browser.SignInAsync(fleet.Portal, "Tomás Rey");
        await using var atFailure = new PicturesAtFailure(page);
        await TimedAsync("/environments drawn", async () =>
        {
            await Browser.GoAsync(page, "/environments");
            await page.GetByText("1,000 environments").WaitForAsync();
            await Rows(page).First.WaitForAsync();
        });
        (await Rows(page).CountAsync()).ShouldBeLessThan(MostDrawn);
        await page.GetByRole(AriaRole.Button, new() { Name = "Environment", Exact = true }).ClickAsync();
        await Link(page, ThousandEnvironments.NameOf(0)).WaitForAsync();
        await TimedAsync("typed name found", async () =>
        {
            await page.GetByLabel("Search by name, team or owner", new() { Exact = true }).FillAsync("svc-0777");
            await Assertions.Expect(Rows(page)).ToHaveCountAsync(1);
        });
        await Browser.GoAsync(page, "/environments");
        await Rows(page).First.WaitForAsync();
        await Looks.AtAsync(page, "environments-thousand");
    }

    private static ILocator Rows(IPage page) => page.Locator("main table.data tbody tr[data-row]");

    private static ILocator Link(IPage page, string name) => page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true });

    // Printed, not judged: how long it takes is the machine's.
    private static async Task TimedAsync(string what, Func<Task> act)
    {
        var began = Stopwatch.GetTimestamp();
        await act();
        TestContext.Current.TestOutputHelper!.WriteLine($"{what}: {Stopwatch.GetElapsedTime(began).TotalMilliseconds:0} ms");
    }
}
