using System.Globalization;
using Portal.CloudFormation.Pricing;
using Portal.Platform.Aws;
using Portal.Platform.Commands;

namespace Portal.Catalog.Prices;

/// <summary><c>prices refresh</c>: what the price list says now beside what the books say, and into the books when asked.</summary>
public sealed class RefreshPricesCommand : IConsoleCommand
{
    /// <summary>The lines that a book of a new region starts from.</summary>
    private const string Pattern = "us-east-1";

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
        var folder = Path.GetFullPath(Path.Combine(call.Settings.TemplatesFolder, PriceShelf.Folder));
        if (!Directory.Exists(folder)) return await FailAsync(call, 2, $"There is no folder {folder}. Set Portal__TemplatesFolder to the folder that holds prices/.");
        var regions = options.Region is { } one ? [one] : Directory.GetFiles(folder, "*.yaml").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal).ToList();
        using var list = new PriceListOfCatalog(call.Settings.Aws);
        var refresh = new RefreshPrices(list);
        var ended = 0;
        try
        {
            foreach (var region in regions) ended = Math.Max(ended, await RefreshAsync(call, refresh, list, folder, region, options, ct));
        }
        catch (AwsFaultException fault)
        {
            return await FailAsync(call, 1, fault.Message);
        }
        return ended;
    }

    private static async Task<int> RefreshAsync(ConsoleCall call, RefreshPrices refresh, PriceListOfCatalog list, string folder, string region, RefreshOptions options, CancellationToken ct)
    {
        var file = Path.Combine(folder, $"{region}.yaml");
        var isNew = !File.Exists(file);
        var from = isNew ? Path.Combine(folder, $"{Pattern}.yaml") : file;
        if (!File.Exists(from)) return await FailAsync(call, 1, $"There is no book for {region}, and none for {Pattern} to take its lines from.");
        var text = await File.ReadAllTextAsync(from, ct);
        var reading = PriceBookYaml.Read(Path.GetFileNameWithoutExtension(from), text);
        if (reading.Book is not { } book) return await FailAsync(call, 1, string.Join('\n', reading.Faults.Select(fault => $"{from}:{fault.At?.Line}:{fault.At?.Column} {fault.Message}")));

        var lines = await refresh.RunAsync(region, book, ct);
        await RefreshReport.WriteAsync(call.Out, region, isNew ? null : book, lines);
        if (isNew && !lines.OfType<RefreshedLine.Found>().Any(line => PriceQueries.Find(line.Item.Service, line.Item.Item)?.Place is PricePlace.Region))
            return await FailAsync(call, 1, $"The price list has nothing of {region} itself. Is the region spelt right? No book is made.");
        if (!options.Write) return 0;
        if (!options.Force && lines.OfType<RefreshedLine.Found>().Any(line => line.IsImplausible))
            return await FailAsync(call, 3, $"{region}: nothing is written, for a price jumped. Look at the lines marked with '!', then use --force.");
        if (!lines.OfType<RefreshedLine.Found>().Any()) return await FailAsync(call, 1, $"{region}: nothing is written, for nothing was found.");
        await WriteAsync(call, file, text, isNew, region, lines, list.Address, ct);
        return 0;
    }

    private static async Task WriteAsync(ConsoleCall call, string file, string text, bool isNew, string region, IReadOnlyList<RefreshedLine> lines, string? address, CancellationToken ct)
    {
        var today = DateOnly.FromDateTime(call.Clock.GetUtcNow().UtcDateTime);
        // What another address says is no list price of AWS, and nobody may take it for one.
        var source = $"{(address is null ? "AWS Price List API" : $"price list at {address}")}, {today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}";
        var written = isNew
            ? PriceBookText.New(text, region, lines, today, source, isVerified: address is null)
            : PriceBookText.Write(text, lines, today, source, isVerified: address is null);
        if (PriceBookYaml.Read(region, written).Faults is [var fault, ..]) throw new InvalidOperationException($"The book for {region} would not read: line {fault.At?.Line} {fault.Message}");
        // A portal that looks in this moment finds the old book or the new one, never half of it.
        var beside = $"{file}.new";
        await File.WriteAllTextAsync(beside, written, ct);
        File.Move(beside, file, overwrite: true);
        await call.Out.WriteLineAsync($"{region}: {file} is {(isNew ? "made" : "written")}.");
    }

    private static async Task<int> FailAsync(ConsoleCall call, int code, string sentence)
    {
        await call.Error.WriteLineAsync(sentence);
        return code;
    }
}
