using System.Text.Json;
using Microsoft.Playwright;

namespace Portal.Server.Bench;

/// <summary>One load of a page, as the browser itself measured it. Times in ms from the navigation's begin.</summary>
/// <param name="Live">When the page's circuit was up: it answers clicks from then on.</param>
/// <param name="Bytes">All that came over the line: heads, bodies and the circuit's frames, as packed as they were sent.</param>
internal sealed record Visit(double DomContentLoaded, double LargestPaint, double Rows, double Live, double Bytes, double Requests)
{
    private const string Observe = """
        window.bench = { paint: 0, rows: 0, live: 0 };
        new PerformanceObserver(list => { for (const entry of list.getEntries()) window.bench.paint = entry.startTime; }).observe({ type: 'largest-contentful-paint', buffered: true });
        const look = () => {
            if (!window.bench.rows && document.querySelector('SELECTOR')) window.bench.rows = performance.now();
            if (!window.bench.live && document.querySelector('main[data-live=yes]')) window.bench.live = performance.now();
            if (!window.bench.rows || !window.bench.live) requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
        """;

    // What comes late, such as a page's second reading, belongs to the load.
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(1.5);

    /// <param name="shows">A selector of what the page is opened for.</param>
    public static async Task<Visit> ToAsync(IBrowserContext context, CountedLine line, string path, string shows)
    {
        var before = line.Bytes;
        var page = await context.NewPageAsync();
        try
        {
            await page.AddInitScriptAsync(Observe.Replace("SELECTOR", shows, StringComparison.Ordinal));
            var devTools = await context.NewCDPSessionAsync(page);
            var requests = 0;
            devTools.Event("Network.requestWillBeSent").OnEvent += (_, sent) => requests += sent?.GetProperty("request").GetProperty("url").GetString()?.StartsWith("http", StringComparison.Ordinal) == true ? 1 : 0;
            await devTools.SendAsync("Network.enable");
            await page.GotoAsync(path);
            await page.WaitForFunctionAsync("window.bench.rows && window.bench.live");
            await Task.Delay(Rest);
            var seen = await page.EvaluateAsync<JsonElement>("({ ...window.bench, ready: performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd })");
            double Of(string name) => seen.GetProperty(name).GetDouble();
            return new Visit(Of("ready"), Of("paint"), Of("rows"), Of("live"), line.Bytes - before, requests);
        }
        finally
        {
            await page.CloseAsync();
        }
    }
}
