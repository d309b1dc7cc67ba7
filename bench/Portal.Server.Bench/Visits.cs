using Microsoft.Playwright;

namespace Portal.Server.Bench;

/// <summary>Pages in headless Chromium: each in a browser that has never been here, and once more when its cache is filled.</summary>
internal sealed class Visits(BenchedPortal portal, Sheet sheet, int environments)
{
    private const string Part = "page";
    private const int Times = 5;
    private static readonly string[] Usual = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    public async Task RunAsync()
    {
        var program = Environment.GetEnvironmentVariable("PORTAL_CHROMIUM") ?? Usual.FirstOrDefault(File.Exists);
        if (program is null)
        {
            Console.Error.WriteLine("page: Chromium is not installed");
            return;
        }
        var cookies = (await SignedInCookies.OfAsync(portal.Address, "tomas.rey"))
            .Select(cookie => new Cookie { Name = cookie.Name, Value = cookie.Value, Url = portal.Address.ToString() }).ToList();
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = program, Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"] });
        await using var line = new CountedLine(portal.Address.Port);
        await VisitAsync(browser, line, cookies, "overview", "/", "main h1", null);
        await VisitAsync(browser, line, cookies, "environments", "/environments", "main table.data tbody a.name", new Visit(double.NaN, 1300, 1800, double.NaN, 1_205_000, 80));
    }

    private async Task VisitAsync(IBrowser browser, CountedLine line, List<Cookie> cookies, string name, string path, string shows, Visit? reference)
    {
        var (first, second) = (new List<Visit>(), new List<Visit>());
        for (var n = 0; n <= Times; n++)
        {
            await using var context = await browser.NewContextAsync(new() { BaseURL = line.Address.ToString(), ViewportSize = new() { Width = 1440, Height = 1000 }, BypassCSP = true });
            await context.AddCookiesAsync(cookies);
            var (empty, filled) = (await Visit.ToAsync(context, line, path, shows), await Visit.ToAsync(context, line, path, shows));
            // The portal draws its first page of a kind slower than any after it.
            if (n == 0) continue;
            first.Add(empty);
            second.Add(filled);
        }
        Tell($"{name}, first load", first, reference);
        Tell($"{name}, second load", second, null);
    }

    private void Tell(string what, List<Visit> visits, Visit? reference)
    {
        void Add(string value, string unit, Func<Visit, double> of) =>
            sheet.Add(new Figure(Part, environments, $"{what}: {value}", new Spread(visits.Select(of)).P50, unit, reference is null || double.IsNaN(of(reference)) ? null : of(reference)));
        Add("DOMContentLoaded", "ms", visit => visit.DomContentLoaded);
        Add("largest contentful paint", "ms", visit => visit.LargestPaint);
        Add("rows visible", "ms", visit => visit.Rows);
        Add("answers clicks", "ms", visit => visit.Live);
        Add("transferred", "bytes", visit => visit.Bytes);
        Add("requests", "", visit => visit.Requests);
    }
}
