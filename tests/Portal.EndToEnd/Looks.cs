using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Portal.EndToEnd;

/// <summary>
/// A page in the state it is in, looked at wide and narrow, light and dark: nothing that axe calls serious, nothing that scrolls
/// sideways, and a picture where pictures are taken.
/// </summary>
public static class Looks
{
    /// <summary>Wide and light, narrow and dark: a wrong width or colour shows in one of them. All four with PORTAL_LONG_TESTS=1 and where pictures are taken.</summary>
    public static IReadOnlyList<(int Width, bool Dark)> Windows { get; } =
        Browser.TakesPictures || Environment.GetEnvironmentVariable("PORTAL_LONG_TESTS") == "1" ? [(1440, false), (1440, true), (390, false), (390, true)] : [(1440, false), (390, true)];

    /// <summary>Every rule is run; what passed is not handed over node by node, which takes longer than the rules.</summary>
    private static readonly AxeRunOptions Wanted = new() { ResultTypes = [ResultType.Violations] };

    /// <summary>The same, for theories.</summary>
    public static TheoryData<int, bool> Each => new(Windows.Select(window => new TheoryDataRow<int, bool>(window.Width, window.Dark)));

    /// <param name="picture">Name of the pictures, without theme and width.</param>
    public static async Task AtAsync(IPage page, string picture) => (await FindAsync(page, picture)).ShouldBeEmpty();

    /// <inheritdoc cref="AtAsync"/>
    public static async Task<IReadOnlyList<string>> FindAsync(IPage page, string picture)
    {
        var findings = new List<string>();
        foreach (var (width, dark) in Windows)
        {
            await page.SetViewportSizeAsync(width, 1000);
            await page.EvaluateAsync("theme => document.documentElement.dataset.theme = theme", dark ? "dark" : "light");
            findings.AddRange(await HereAsync(page, Name(picture, width, dark)));
        }
        await page.SetViewportSizeAsync(1440, 1000);
        await page.EvaluateAsync("document.documentElement.dataset.theme = 'light'");
        return findings;
    }

    /// <summary>As wide and in the theme as it is.</summary>
    /// <param name="moderate">Also what axe calls moderate.</param>
    public static async Task<IReadOnlyList<string>> HereAsync(IPage page, string picture, bool moderate = false)
    {
        await Browser.PictureAsync(page, picture);
        var axe = await page.RunAxe(Wanted);
        var findings = axe.Violations.Where(v => v.Impact is "serious" or "critical" || (moderate && v.Impact is "moderate")).Select(v => $"{picture}: {v.Id}, {v.Help} ({v.Nodes[0].Html})").ToList();
        var sideways = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        if (sideways > 0) findings.Add($"{picture} scrolls {sideways} px sideways");
        return findings;
    }

    public static string Name(string picture, int width, bool dark) => $"{picture}-{(dark ? "dark" : "light")}-{width}";
}
