using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Portal.EndToEnd;

/// <summary>A page in the state it is in, looked at wide and narrow, light and dark: a picture of each, nothing that axe calls serious, nothing that scrolls sideways.</summary>
public static class Looks
{
    private static readonly (int Width, bool Dark)[] All = [(1440, false), (1440, true), (390, false), (390, true)];

    /// <param name="picture">Name of the pictures, without theme and width.</param>
    public static async Task AtAsync(IPage page, string picture)
    {
        var findings = new List<string>();
        foreach (var (width, dark) in All)
        {
            await page.SetViewportSizeAsync(width, 1000);
            await page.EvaluateAsync("theme => document.documentElement.dataset.theme = theme", dark ? "dark" : "light");
            await Browser.PictureAsync(page, $"{picture}-{(dark ? "dark" : "light")}-{width}");
            var axe = await page.RunAxe();
            findings.AddRange(axe.Violations.Where(v => v.Impact is "serious" or "critical").Select(v => $"{picture} {width} {(dark ? "dark" : "light")}: {v.Id}, {v.Help} ({v.Nodes[0].Html})"));
            var sideways = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
            if (sideways > 0) findings.Add($"{picture} scrolls {sideways} px sideways at {width}");
        }
        await page.SetViewportSizeAsync(1440, 1000);
        await page.EvaluateAsync("document.documentElement.dataset.theme = 'light'");
        findings.ShouldBeEmpty();
    }
}
