using Portal.Platform.Aws;
using Portal.Platform.Commands;

namespace Portal.Catalog.Prices;

/// <summary><c>prices refresh</c>: what the price list says now beside what the books say, and into the books when asked.</summary>
public sealed class RefreshPricesCommand : IConsoleCommand
{
    public string Name => "prices refresh";

    public string Help => """
        prices refresh [--region REGION] [--write] [--force]

        Asks AWS's price list for every line of the price books under prices/ in the templates folder and shows old and
        new. Nothing is written without --write.

        --region REGION  only this region; one without a book gets one, with the lines of us-east-1 that have a price
        --write          writes the new prices, their source and today's date; lines that were not found stay as they are
        --force          writes prices that rose by more than half or fell by more than half as well

        The credentials need pricing:GetProducts. Exit code 0: done; 1: the price list could not be asked, or a book not
        read; 2: called wrongly; 3: nothing was written because of a jump.
        """;

    public async Task<int> RunAsync(ConsoleCall call, CancellationToken ct)
    {
        if (RefreshOptions.Read(call.Arguments, out var wrong) is not { } options) return await FailAsync(call, 2, wrong);
        var folder = RefreshBook.FolderOf(call.Settings);
        if (!Directory.Exists(folder)) return await FailAsync(call, 2, $"There is no folder {folder}. Set Portal__TemplatesFolder to the folder that holds prices/.");
        using var list = new PriceListOfCatalog(call.Settings.Aws);
        var refresh = new RefreshBook(list, folder, call.Clock);
        var ended = 0;
        try
        {
            foreach (var region in refresh.Regions(options)) ended = Math.Max(ended, await TellAsync(call, await refresh.RunAsync(region, options, ct)));
        }
        catch (AwsFaultException fault)
        {
            return await FailAsync(call, 1, fault.Message);
        }
        return ended;
    }

    private static async Task<int> TellAsync(ConsoleCall call, RefreshedBook refreshed)
    {
        if (refreshed.Lines.Count > 0) await RefreshReport.WriteAsync(call.Out, refreshed.Region, refreshed.Before, refreshed.Lines);
        if (refreshed.Refusal is { } refusal) return await FailAsync(call, refreshed.HasJumped ? 3 : 1, refusal);
        if (refreshed.Written is { } file) await call.Out.WriteLineAsync($"{refreshed.Region}: {file} is {(refreshed.Before is null ? "made" : "written")}.");
        return 0;
    }

    private static async Task<int> FailAsync(ConsoleCall call, int code, string sentence)
    {
        await call.Error.WriteLineAsync(sentence);
        return code;
    }
}
