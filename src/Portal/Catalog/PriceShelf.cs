using Portal.CloudFormation.Pricing;
using Portal.Domain.Catalog;

namespace Portal.Catalog;

/// <summary>The price books of this node, by region. A book that can't be read leaves the one before in place.</summary>
public sealed class PriceShelf(ILogger<PriceShelf> log)
{
    /// <summary>The folder beside the products.</summary>
    public const string Folder = "prices";

    private volatile IReadOnlyDictionary<string, PriceBook> _books = new Dictionary<string, PriceBook>();
    private volatile IReadOnlyList<ProductFault> _faults = [];

    /// <summary>Null for a region without a book; nothing is priced there.</summary>
    public PriceBook? Find(string region) => _books.GetValueOrDefault(region);

    public IReadOnlyCollection<PriceBook> Books => [.. _books.Values];

    /// <summary>Books that do not load, and why; the one before stays in use.</summary>
    public IReadOnlyList<ProductFault> Faults => _faults;

    public async Task ReadAllAsync(string templatesFolder, CancellationToken ct)
    {
        var books = new Dictionary<string, PriceBook>();
        var faults = new List<ProductFault>();
        var folder = Path.Combine(templatesFolder, Folder);
        foreach (var file in Directory.Exists(folder) ? Directory.GetFiles(folder, "*.yaml") : [])
        {
            var region = Path.GetFileNameWithoutExtension(file);
            var reading = await ReadAsync(file, region, ct);
            faults.AddRange(reading.Faults.Select(fault => new ProductFault(Folder, Path.GetFileName(file), fault.At?.Line, fault.At?.Column, fault.Message)));
            if ((reading.Book ?? Find(region)) is { } book) books[region] = book;
        }
        foreach (var fault in faults.Except(_faults)) log.LogWarning("Price book {File} does not load: {Line}:{Column} {Message}", fault.File, fault.Line, fault.Column, fault.Message);
        (_books, _faults) = (books, faults);
    }

    private static async Task<PriceBookReading> ReadAsync(string file, string region, CancellationToken ct)
    {
        try
        {
            var (text, problem) = await ReadCatalogFile.RunAsync(Path.GetDirectoryName(file)!, file, ct);
            return text is not null ? PriceBookYaml.Read(region, text) : new PriceBookReading(null, [(problem!.At, problem.Message)]);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return new PriceBookReading(null, [(null, $"The file could not be read: {fault.Message}")]);
        }
    }
}
