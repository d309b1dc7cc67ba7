using System.Globalization;
using Portal.CloudFormation.Pricing;
using Portal.CloudFormation.Syntax;

namespace Portal.Catalog;

/// <summary>A price book, or the reasons there is none: place and sentence.</summary>
public sealed record PriceBookReading(PriceBook? Book, IReadOnlyList<(Position? At, string Message)> Faults);

/// <summary>Reads <c>prices/REGION.yaml</c>; templates/README.md is its reference.</summary>
public static class PriceBookYaml
{
    /// <summary>In USD a unit; far above all that AWS asks, and low enough that no sum of a bill overflows.</summary>
    private const decimal HighestPrice = 1_000_000;

    /// <param name="region">The file's name without its ending.</param>
    public static PriceBookReading Read(string region, string text)
    {
        var faults = new List<(Position? At, string Message)>();
        var view = new YamlView((at, message) => faults.Add((at, message)));
        var parsed = TemplateText.Parse(text);
        if (parsed.Root is null) return new PriceBookReading(null, [.. parsed.Problems.Select(problem => ((Position?)problem.At, problem.Message))]);

        var top = view.Map(parsed.Root, "price book");
        var named = view.Text(top, "region");
        if (named.Length > 0 && named != region) faults.Add((top["region"]?.At, $"'region' is '{named}' but the file is {region}.yaml. They must be equal."));
        var currency = view.Text(top, "currency");
        if (currency is not ("" or "USD")) faults.Add((top["currency"]?.At, "Price books are in USD."));
        var dateText = view.Text(top, "priceDate");
        if (!DateOnly.TryParseExact(dateText, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && dateText.Length > 0)
            faults.Add((top["priceDate"]?.At, "'priceDate' must be a day such as 2026-11-01."));
        var items = view.List(top["items"], "items").Select(node => Item(view.Map(node, "item"), view, faults)).ToList();
        var seen = new HashSet<(string, string)>();
        foreach (var (item, node) in items.Zip(view.List(top["items"], "items")))
            if (!seen.Add((item.Service, item.Item))) faults.Add((node.At, $"{item.Service} {item.Item} has a price already. Keep one."));
        return faults.Count > 0 ? new PriceBookReading(null, faults) : new PriceBookReading(new PriceBook(region, currency, date, items), []);
    }

    private static PriceItem Item(Mapping item, YamlView view, List<(Position? At, string Message)> faults)
    {
        var price = view.Number(item, "usd");
        if (price < 0) faults.Add((item.At, "A price is not negative."));
        if (price > HighestPrice) faults.Add((item.At, $"A price of a unit is at most {HighestPrice:N0} USD."));
        return new PriceItem(
            view.Text(item, "service"),
            view.Text(item, "item"),
            view.Text(item, "unit"),
            price,
            view.Text(item, "source"),
            view.Text(item, "verified") == "true",
            view.OptionalText(item, "note"));
    }
}
