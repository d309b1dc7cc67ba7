using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Portal.Tests.Harness;

[assembly: AssemblyFixture(typeof(Portal.EndToEnd.Browser))]

namespace Portal.EndToEnd;

/// <summary>A real Chromium, headless. With PORTAL_PICTURES=1 pictures of all pages are left in artifacts/pictures, else those of the last moment of a test.</summary>
public sealed class Browser : IAsyncDisposable
{
    // The shell is Chromium without its own windows: half the work for the same pages.
    private static readonly string[] Usual = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    /// <summary>Milliseconds that anything is waited for, unless a test knows that it takes longer.</summary>
    private const float Longest = 60_000;

    private readonly SemaphoreSlim _starting = new(1, 1);
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public static string Pictures { get; } = Directory.CreateDirectory(Path.Combine(Solution.Root, "artifacts", "pictures")).FullName;

    /// <summary>A window of its own for one person, signed in by the page that offers the demo people.</summary>
    public Task<IPage> SignInAsync(RunningPortal portal, string person, int width = 1440, bool dark = false) => SignInAsync(portal.Address, person, width, dark);

    /// <param name="address">Of a portal, or of what stands in front of some.</param>
    public async Task<IPage> SignInAsync(string address, string person, int width = 1440, bool dark = false)
    {
        var page = await OpenAsync(address, width, dark);
        await page.GotoAsync("/sign-in");
        await page.GetByRole(AriaRole.Button, new() { Name = person }).ClickAsync();
        await page.ArriveAsync(new Regex("^((?!/sign-in).)*$"));
        return page;
    }

    public Task<IPage> OpenAsync(RunningPortal portal, int width = 1440, bool dark = false) => OpenAsync(portal.Address, width, dark);

    private async Task<IPage> OpenAsync(string address, int width, bool dark)
    {
        var browser = await BrowserAsync();
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = address,
            ViewportSize = new() { Width = width, Height = 1000 },
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(Longest);
        return await context.NewPageAsync();
    }

    /// <summary>Opens a page and waits until it answers clicks: what was prerendered does not yet.</summary>
    public static async Task GoAsync(IPage page, string path)
    {
        await page.GotoAsync(path);
        await page.Locator("main[data-live=yes]").WaitForAsync();
    }

    /// <summary>A picture takes about as long as all the rest of a look at a page.</summary>
    public static bool TakesPictures { get; } = Environment.GetEnvironmentVariable("PORTAL_PICTURES") == "1";

    public static Task PictureAsync(IPage page, string name) => TakesPictures ? KeepAsync(page, name) : Task.CompletedTask;

    /// <summary>Takes the picture in every run.</summary>
    public static Task KeepAsync(IPage page, string name) =>
        page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"{name}.png"), FullPage = true });

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
    }

    private async Task<IBrowser> BrowserAsync()
    {
        var program = Environment.GetEnvironmentVariable("PORTAL_CHROMIUM") ?? Usual.FirstOrDefault(File.Exists);
        if (program is null) Assert.Skip("skipped: chromium not installed");
        await _starting.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            _playwright ??= await Playwright.CreateAsync();
            // As long as everything else is waited for: five seconds, which is what it is otherwise, pass on a busy machine.
            Assertions.SetDefaultExpectTimeout(Longest);
            return _browser ??= await _playwright.Chromium.LaunchAsync(new()
            {
                ExecutablePath = program,
                Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"],
            });
        }
        finally
        {
            _starting.Release();
        }
    }
}
