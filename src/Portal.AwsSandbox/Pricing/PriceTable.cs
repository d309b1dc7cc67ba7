using System.Globalization;

namespace Portal.AwsSandbox.Pricing;

/// <summary>The sandbox's own prices, read once from <c>products.txt</c>, which says what its lines mean.</summary>
public static class PriceTable
{
    private static readonly Lazy<IReadOnlyList<Product>> Loaded = new(Load);

    private static readonly Lazy<Dictionary<(string, string), Product>> ByUsage = new(() =>
        Loaded.Value.ToDictionary(product => (product.Operation, product.UsageType)));

    public static IReadOnlyList<Product> Products => Loaded.Value;

    /// <summary>The product of an operation and a usage type with its marks; null when the table has none.</summary>
    public static Product? Find(string operation, string usageType) => ByUsage.Value.GetValueOrDefault((operation, usageType));

    private static List<Product> Load()
    {
        using var stream = typeof(PriceTable).Assembly.GetManifestResourceStream("products.txt")!;
        using var reader = new StreamReader(stream);
        var products = new List<Product>();
        string[] service = [], family = [];
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#') continue;
            var fields = line.Split('|', StringSplitOptions.TrimEntries);
            if (line.StartsWith("service ", StringComparison.Ordinal)) service = [fields[0]["service ".Length..], .. fields[1..]];
            else if (line.StartsWith("family ", StringComparison.Ordinal)) family = [fields[0]["family".Length..].Trim(), .. fields[1..]];
            else products.Add(Read(service, family, fields));
        }
        return products;
    }

    private static Product Read(string[] service, string[] family, string[] fields)
    {
        var numbers = Pairs(fields[1], ' ').ToDictionary(pair => pair.Key, pair => decimal.Parse(pair.Value, CultureInfo.InvariantCulture));
        decimal? upTo = numbers.Remove("upto", out var limit) ? limit : null;
        var attributes = Pairs(family[3], ';').Concat(Pairs(fields[2], ';')).ToDictionary(pair => pair.Key, pair => pair.Value);
        return new Product(service[0], service[1], service[2], family[0], family[1], family[2], fields[0], numbers, upTo, attributes, fields[3]);
    }

    private static IEnumerable<KeyValuePair<string, string>> Pairs(string text, char between) => text
        .Split(between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(pair => pair.Split('=', 2))
        .Select(pair => new KeyValuePair<string, string>(pair[0], pair[1]));
}
