using System.Globalization;
using Portal.CloudFormation.Pricing;
using Portal.Platform;
using Portal.Platform.Aws;

namespace Portal.Catalog.Prices;

/// <summary>Compares the books of a templates folder with the price list and, when asked, writes them.</summary>
/// <param name="folder">Where the books lie.</param>
internal sealed class RefreshBook(PriceListOfCatalog list, string folder, TimeProvider clock)
{
    /// <summary>The lines that a book of a new region starts from.</summary>
    private const string Pattern = "us-east-1";

    private readonly RefreshPrices _refresh = new(list);

    public static string FolderOf(PortalSettings settings) => Path.GetFullPath(Path.Combine(settings.TemplatesFolder, PriceShelf.Folder));

    /// <summary>The regions that are asked for: the one named, or all that have a book.</summary>
    public IReadOnlyList<string> Regions(RefreshOptions options) =>
        options.Region is { } one ? [one] : Directory.GetFiles(folder, "*.yaml").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal).ToList();

    /// <exception cref="AwsFaultException">The price list could not be asked.</exception>
    public async Task<RefreshedBook> RunAsync(string region, RefreshOptions options, CancellationToken ct)
    {
        var file = Path.Combine(folder, $"{region}.yaml");
        var isNew = !File.Exists(file);
        var from = isNew ? Path.Combine(folder, $"{Pattern}.yaml") : file;
        if (!File.Exists(from)) return Refused(new RefreshedBook(region, null, []), $"There is no book for {region}, and none for {Pattern} to take its lines from.");
        var text = await File.ReadAllTextAsync(from, ct);
        var reading = PriceBookYaml.Read(Path.GetFileNameWithoutExtension(from), text);
        if (reading.Book is not { } book) return Refused(new RefreshedBook(region, null, []), string.Join('\n', reading.Faults.Select(fault => $"{from}:{fault.At?.Line}:{fault.At?.Column} {fault.Message}")));

        var refreshed = new RefreshedBook(region, isNew ? null : book, await _refresh.RunAsync(region, book, ct));
        var found = refreshed.Lines.OfType<RefreshedLine.Found>().ToList();
        if (isNew && !found.Exists(line => PriceQueries.Find(line.Item.Service, line.Item.Item)?.Place is PricePlace.Region))
            return Refused(refreshed, $"The price list has nothing of {region} itself. Is the region spelt right? No book is made.");
        if (!options.Write) return refreshed;
        if (!options.Force && found.Exists(line => line.IsImplausible))
            return Refused(refreshed, $"{region}: nothing is written, for a price jumped. Look at the lines marked with '!', then use --force.") with { HasJumped = true };
        if (found.Count == 0) return Refused(refreshed, $"{region}: nothing is written, for nothing was found.");
        await WriteAsync(file, text, refreshed, ct);
        return refreshed with { Written = file };
    }

    private async Task WriteAsync(string file, string text, RefreshedBook refreshed, CancellationToken ct)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        // What another address says is no list price of AWS, and nobody may take it for one.
        var source = $"{(list.Address is null ? "AWS Price List API" : $"price list at {list.Address}")}, {today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}";
        var written = refreshed.Before is null
            ? PriceBookText.New(text, refreshed.Region, refreshed.Lines, today, source, isVerified: list.Address is null)
            : PriceBookText.Write(text, refreshed.Lines, today, source, isVerified: list.Address is null);
        if (PriceBookYaml.Read(refreshed.Region, written).Faults is [var fault, ..]) throw new InvalidOperationException($"The book for {refreshed.Region} would not read: line {fault.At?.Line} {fault.Message}");
        // A portal that looks in this moment finds the old book or the new one, never half of it.
        var beside = $"{file}.new";
        await File.WriteAllTextAsync(beside, written, ct);
        File.Move(beside, file, overwrite: true);
    }

    private static RefreshedBook Refused(RefreshedBook book, string why) => book with { Refusal = why };
}
