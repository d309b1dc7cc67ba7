using System.Globalization;

namespace Portal.Server.Bench.Circuits;

/// <summary>Memory of open pages: the list of environments, first only open, then each of them going from one view of it to another every few seconds.</summary>
internal sealed class CircuitRun(BenchedPortal portal, Sheet sheet, int environments)
{
    private const string Part = "circuits", Path = "/environments";
    private static readonly int[] Counts = [100, 250, 500];
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(10), Every = TimeSpan.FromSeconds(5), Active = TimeSpan.FromSeconds(30);

    public async Task RunAsync()
    {
        var cookies = await SignedInCookies.OfAsync(portal.Address, "tomas.rey");
        // What the first pages load and compile belongs to none of them.
        await using (var first = await OpenPage.OpenAsync(portal.Http, cookies, Path)) await Task.Delay(Rest);
        await Task.Delay(Rest);
        var before = await portal.Process.MemoryAsync();
        var pages = new List<OpenPage>();
        try
        {
            foreach (var count in Counts)
            {
                while (pages.Count < count) pages.Add(await OpenPage.OpenAsync(portal.Http, cookies, Path));
                await Task.Delay(Rest);
                var idle = await portal.Process.MemoryAsync();
                Tell($"{count} idle", before, idle, count);
            }
            var batches = pages.Sum(page => page.Batches);
            await ActAsync(pages);
            Tell($"{pages.Count} active", before, await portal.Process.MemoryAsync(), pages.Count);
            sheet.Add(new Figure(Part, environments, "batches drawn per active page and minute", (pages.Sum(page => page.Batches) - batches) / pages.Count / Active.TotalMinutes, ""));
            if (pages.Find(page => page.Fault is not null) is { } broken) throw new InvalidOperationException($"A circuit ended: {broken.Fault}");
        }
        finally
        {
            foreach (var page in pages) await page.DisposeAsync();
        }
    }

    private void Tell(string what, ProcessMemory before, ProcessMemory with, int count) =>
        sheet.Add(new Figure(Part, environments, string.Create(CultureInfo.InvariantCulture, $"{what}: resident memory per circuit"), (with.Resident - before.Resident) * 1024 / count, "KiB"));

    private static async Task ActAsync(List<OpenPage> pages)
    {
        using var over = new CancellationTokenSource(Active);
        await Task.WhenAll(pages.Select(async (page, n) =>
        {
            await Task.Delay(Every / pages.Count * n);
            for (var turn = 0; !over.IsCancellationRequested; turn++)
            {
                await page.GoAsync(turn % 2 == 0 ? $"{Path}?team=shop" : Path);
                await Task.Delay(Every, over.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }));
    }
}
