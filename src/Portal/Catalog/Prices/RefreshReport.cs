using System.Globalization;
using Portal.CloudFormation.Pricing;

namespace Portal.Catalog.Prices;

/// <summary>What a refresh found, as a table on the console: changes first to look at, then what was not found.</summary>
internal static class RefreshReport
{
    /// <param name="book">The book as it is; null for one that is new.</param>
    public static async Task WriteAsync(TextWriter to, string region, PriceBook? book, IReadOnlyList<RefreshedLine> lines)
    {
        var found = lines.OfType<RefreshedLine.Found>().ToList();
        var missing = lines.OfType<RefreshedLine.NotFound>().ToList();
        await to.WriteLineAsync(book is null ? $"{region}: no book yet" : $"{region}: book of {book.PriceDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}");
        foreach (var line in found.Where(line => line.IsChanged))
            await to.WriteLineAsync($"{(line.IsImplausible ? "!" : " ")} {Name(line.Item),-46} {Price(line.Old),14} → {Price(line.New),-14} {Percent(line.Percent)}");
        foreach (var line in missing) await to.WriteLineAsync($"? {Name(line.Item),-46} {Price(line.Old),14}   not refreshed: {line.Reason}");
        await to.WriteLineAsync($"  {found.Count(line => line.IsChanged)} {(book is null ? "found" : "changed")}, {found.Count(line => !line.IsChanged)} as before, {missing.Count} not refreshed");
    }

    private static string Name(PriceItem item) => $"{item.Service} {item.Item} ({item.Unit})";

    private static string Price(decimal? price) => price is { } known ? known.ToString("0.00#########", CultureInfo.InvariantCulture) : "–";

    private static string Percent(decimal? percent) => percent is { } known ? known.ToString("+0.0;-0.0", CultureInfo.InvariantCulture) + " %" : "";
}
