using Microsoft.Playwright;

namespace Portal.EndToEnd;

/// <summary>A window that is watched while hostile texts are typed into its page and shown on it.</summary>
public sealed class HostilePage
{
    /// <summary>Runs where it is taken for markup, turns what follows around, and has a word that is wider than a telephone.</summary>
    public const string Text = "\"><img src=x onerror=\"window.ran=1\"><script>window.ran=1</script><svg onload=window.ran=1>[x](javascript:window.ran=1) {{7*7}} \u202Ehsilgne\u202C \u200B👩‍👩‍👧‍👦 مرحبا WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW";

    public static readonly IReadOnlyList<string> Others =
    [
        "<iframe srcdoc='<script>parent.ran=1</script>'>", "<a href=javascript:window.ran=1>x</a>", "'-window.ran-'", "</textarea></script><script>window.ran=1</script>", "<details open ontoggle=window.ran=1>",
        "\u202E\u202E\u202E", "\uFEFF\u2028\u2029", "e\u0301\u0301\u0301\u0301\u0301", new('W', 400), "🏳️‍🌈🏳️‍🌈🏳️‍🌈🏳️‍🌈", "' OR 1=1 --", "${{ 7*7 }}", "../../../etc/passwd", "%00", "&lt;script&gt;",
    ];

    private const string Fields = "main input:not([type=checkbox]):not([type=radio]):not([type=hidden]):not([type=date]):not([type=time]):not([type=datetime-local]):not([readonly]):not([disabled]):visible, main textarea:not([disabled]):visible";
    private const int Megabyte = 1_048_576;

    private readonly IPage _page;
    private readonly List<string> _findings = [];

    public HostilePage(IPage page)
    {
        _page = page;
        page.Dialog += async (_, dialog) =>
        {
            Find($"a dialog opened: {dialog.Message}");
            await dialog.DismissAsync();
        };
        page.PageError += (_, error) => Find($"the page failed: {error}");
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && !message.Text.Contains("404 (Not Found)", StringComparison.Ordinal)) Find($"the console has an error: {message.Text}");
        };
    }

    public IReadOnlyList<string> Findings => [.. _findings.Distinct()];

    /// <summary>Fields that were filled.</summary>
    public int Filled { get; private set; }

    /// <param name="openers">Buttons that show the page's forms.</param>
    public async Task OpenAsync(string path, params string[] openers)
    {
        await Browser.GoAsync(_page, path);
        await Assertions.Expect(_page.Locator("main .sk")).ToHaveCountAsync(0);
        foreach (var opener in openers)
            if (_page.Locator("main").GetByRole(AriaRole.Button, new() { Name = opener }).First is var button && await button.CountAsync() > 0) await button.ClickAsync();
        await _page.EvaluateAsync("document.querySelectorAll('main details:not(.menu)').forEach(each => each.open = true)");
        if (openers.Length > 0) await _page.Locator(Fields).First.WaitForAsync();
    }

    /// <summary>Types a text into every field, one after the other, and leaves each.</summary>
    public async Task FillAsync(string text)
    {
        for (var n = 0; n < await _page.Locator(Fields).CountAsync(); n++)
        {
            var field = _page.Locator(Fields).Nth(n);
            await field.FillAsync(await field.GetAttributeAsync("type") == "number" ? "99999999999999999999" : text);
            Filled++;
        }
        await _page.Locator("main h1").First.ClickAsync();
        await IsAliveAsync();
    }

    /// <summary>What no keyboard types, put there as a script of the page does it.</summary>
    public async Task BreakAsync()
    {
        await _page.EvaluateAsync("""
            () => {
              for (const field of document.querySelectorAll("main input:not([type=checkbox], [type=radio], [type=hidden], [type=date], [type=time], [type=datetime-local], [type=number], [readonly], [disabled]), main textarea")) {
                field.value = "a\u0000b\ud800c\udc00";
                field.dispatchEvent(new Event("input", { bubbles: true }));
                field.dispatchEvent(new Event("change", { bubbles: true }));
              }
            }
            """);
        await IsAliveAsync();
    }

    /// <summary>Pastes a megabyte into the first fields.</summary>
    public async Task FloodAsync(int most)
    {
        for (var n = 0; n < Math.Min(most, await _page.Locator(Fields).CountAsync()); n++)
        {
            var field = _page.Locator(Fields).Nth(n);
            await field.FillAsync("");
            await field.FocusAsync();
            await _page.Keyboard.InsertTextAsync(new string('7', Megabyte));
            var kept = (await field.InputValueAsync()).Length;
            if (kept > 10_000) Find($"field {n} keeps {kept} characters");
            if (!await _page.Locator("#cut-note").IsVisibleAsync()) Find($"field {n} does not say that it was cut");
        }
        await _page.Locator("main h1").First.ClickAsync();
        await IsAliveAsync();
    }

    /// <summary>Sends the first form of the page, however it is answered.</summary>
    public async Task SendAsync()
    {
        var send = _page.Locator("main form button[type=submit]:visible:not([disabled])");
        if (await send.CountAsync() == 0) return;
        await send.First.ClickAsync();
        await IsAliveAsync();
    }

    /// <summary>Wide and narrow: nothing ran, nothing became markup, nothing scrolls sideways.</summary>
    public async Task LookAsync()
    {
        foreach (var width in new[] { 1440, 390 })
        {
            await _page.SetViewportSizeAsync(width, 1000);
            var sideways = await _page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
            if (sideways > 0) Find($"it scrolls {sideways} px sideways at {width}");
        }
        await _page.SetViewportSizeAsync(1440, 1000);
        await IsAliveAsync();
    }

    private async Task IsAliveAsync()
    {
        // A round to the server and back: what killed the circuit has done so by then.
        await _page.EvaluateAsync("() => new Promise(done => setTimeout(done, 150))");
        var state = await _page.EvaluateAsync<string>("""
            () => [
              window.ran ? "something ran" : "",
              document.querySelector("img[src='x'], svg[onload], iframe[srcdoc], [ontoggle], main a[href^='javascript:']") ? "something became markup" : "",
              /components-reconnect-(show|failed|rejected)/.test(document.getElementById("components-reconnect-modal")?.className ?? "") ? "the connection is lost" : "",
              document.querySelector("main[data-live=yes]") ? "" : "the page does not answer",
            ].filter(each => each).join(", ")
            """);
        if (state.Length > 0) Find(state);
    }

    private void Find(string what) => _findings.Add($"{new Uri(_page.Url).PathAndQuery}: {what}");
}
