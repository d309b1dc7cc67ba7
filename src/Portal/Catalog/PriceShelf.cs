using Portal.CloudFormation.Pricing;

namespace Portal.Catalog;

/// <summary>The price books of this node, by region. A book that can't be read leaves the one before in place.</summary>
public sealed class PriceShelf(ILogger<PriceShelf> log)
{
    /// <summary>The folder beside the products.</summary>
    public const string Folder = "prices";

    private volatile IReadOnlyDictionary<string, PriceBook> _books = new Dictionary<string, PriceBook>();

    /// <summary>Null for a region without a book; nothing is priced there.</summary>
    public PriceBook? Find(string region) => _books.GetValueOrDefault(region);

    public IReadOnlyCollection<PriceBook> Books => [.. _books.Values];

    public async Task ReadAllAsync(string templatesFolder, CancellationToken ct)
    {
        var books = new Dictionary<string, PriceBook>();
        var folder = Path.Combine(templatesFolder, Folder);
        foreach (var file in Directory.Exists(folder) ? Directory.GetFiles(folder, "*.yaml") : [])
        {
            var region = Path.GetFileNameWithoutExtension(file);
            var reading = PriceBookYaml.Read(region, await File.ReadAllTextAsync(file, ct));
            foreach (var (line, message) in reading.Faults) log.LogWarning("Price book {Region} does not load: line {Line} {Message}", region, line, message);
            if ((reading.Book ?? Find(region)) is { } book) books[region] = book;
        }
        _books = books;
    }
}
