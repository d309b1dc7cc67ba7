using System.Net;
using Microsoft.Playwright;
using Portal.Tests.Harness;

namespace Portal.EndToEnd;

/// <summary>A product that changes and then breaks, as the catalogue tells it.</summary>
public sealed class CatalogueTests(SharedPortal shared, Browser browser)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Looks.Each), MemberType = typeof(Looks))]
    public async Task Versions_are_compared_and_a_broken_folder_says_where(int width, bool dark)
    {
        var portal = await shared.PortalAsync();
        var id = $"board-{width}-{(dark ? "dark" : "light")}";
        var folder = Path.Combine(portal.Templates, id);
        try
        {
            await WalkAsync(portal, id, folder, width, dark);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task WalkAsync(RunningPortal portal, string id, string folder, int width, bool dark)
    {
        var first = await NewProductAsync(portal, id, folder);
        var second = await ChangeAsync(portal, id, first, Path.Combine(folder, "template.yaml"),
            ("MessageRetentionPeriod: !Ref KeepSeconds", "MessageRetentionPeriod: 60\n      FifoQueue: true"), ("    MaxValue: 1209600\n", "    MaxValue: 86400\n"));
        var page = await browser.SignInAsync(portal, "Tomás Rey", width, dark);
        await using var atFailure = new PicturesAtFailure(page);
        var look = new Look(page, width, dark);

        await look.AtAsync($"/catalogue/{id}", "product-versions");
        await Assertions.Expect(page.GetByText("1 behind")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "with 0.1.0 before" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Table, new() { Name = "Properties of Unread" })).ToContainTextAsync("FifoQueue");
        await Assertions.Expect(page.GetByRole(AriaRole.Table, new() { Name = "Parameter KeepSeconds" })).ToContainTextAsync("60–86400");
        await look.AtAsync($"/catalogue/{id}/compare?from={first[..12]}&to={second[..12]}", "compare");
        await look.AtAsync($"/catalogue/{id}/compare?from={first[..12]}&to={first[..12]}", "compare-empty");
        await look.AtAsync($"/catalogue/{id}/compare?from=00000000&to={first[..12]}", "compare-missing");

        var product = Path.Combine(folder, "product.yaml");
        await File.WriteAllTextAsync(product, (await File.ReadAllTextAsync(product, Cancellation)).Replace("title:", "titel:"), Cancellation);
        await Browser.GoAsync(page, "/catalogue");
        await Assertions.Expect(page.Locator("tr", new() { HasText = "'titel' is not a key" }).First).ToContainTextAsync("version 0.1.0");
        await look.AtAsync("/catalogue", "catalogue-fault");
        await look.AtAsync($"/catalogue/{id}", "product-kept");
        await Assertions.Expect(page.GetByText("Its folder does not load")).ToBeVisibleAsync();
        await look.AtAsync("/catalogue/policies", "policies");
        await page.GetByText("to which it applies").First.ClickAsync();
        await look.HereAsync("/catalogue/policies, cases open", "policies-cases");
        await look.AtAsync("/catalogue/prices?region=eu-west-1", "prices");
        look.Findings.ShouldBeEmpty();
    }

    private static async Task<string> NewProductAsync(RunningPortal portal, string id, string folder)
    {
        Directory.CreateDirectory(folder);
        // What makes it a product comes last, as with eng/add-product.
        foreach (var file in new[] { "template.yaml", "product.yaml" })
        {
            var text = await File.ReadAllTextAsync(Path.Combine(portal.Templates, "notice-board", file), Cancellation);
            await File.WriteAllTextAsync(Path.Combine(folder, file), text.Replace("product: notice-board", $"product: {id}").Replace("title: Notice board", $"title: Notice board {id}"), Cancellation);
        }
        return await HashAsync(portal, id, not: "");
    }

    private static async Task<string> ChangeAsync(RunningPortal portal, string id, string before, string file, params (string Old, string New)[] edits)
    {
        var text = await File.ReadAllTextAsync(file, Cancellation);
        await File.WriteAllTextAsync(file, edits.Aggregate(text, (read, edit) => read.Replace(edit.Old, edit.New)), Cancellation);
        return await HashAsync(portal, id, before);
    }

    private static async Task<string> HashAsync(RunningPortal portal, string id, string not)
    {
        var hash = "";
        await Patience.UntilAsync(async () =>
        {
            var answer = await portal.Engineer.GetAsync($"/products/{id}");
            if (answer.Status == (int)HttpStatusCode.OK) hash = answer["hash"];
            return hash.Length > 0 && hash != not;
        }, () => portal.Log);
        return hash;
    }

    /// <summary>Takes pictures of pages and what axe says to them.</summary>
    private sealed class Look(IPage page, int width, bool dark)
    {
        public List<string> Findings { get; } = [];

        public async Task AtAsync(string path, string picture)
        {
            await Browser.GoAsync(page, path);
            await HereAsync(path, picture);
        }

        public async Task HereAsync(string path, string picture)
        {
            if (dark) await page.EvaluateAsync("document.documentElement.dataset.theme = 'dark'");
            await page.Locator("h1").First.WaitForAsync();
            await Assertions.Expect(page.Locator("main .sk")).ToHaveCountAsync(0);
            Findings.AddRange((await Looks.HereAsync(page, Looks.Name($"page-{picture}", width, dark))).Select(finding => $"{path}: {finding}"));
        }
    }
}
