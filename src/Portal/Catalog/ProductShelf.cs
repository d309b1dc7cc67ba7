using System.Data.Common;
using Microsoft.Extensions.Options;
using Portal.Catalog.Policies;
using Portal.Domain.Catalog;
using Portal.Platform;

namespace Portal.Catalog;

/// <summary>
/// The products of this node, read from the templates folder and read again when a file changed. Where a folder does not
/// load, the version before stays on offer; versions that stood there earlier are opened from the store by their hash.
/// </summary>
public sealed class ProductShelf(ProductVersions versions, PriceShelf prices, PolicyShelf policies, IOptions<PortalSettings> settings, TimeProvider clock, ILogger<ProductShelf> log) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(3);

    private volatile Shelf _shelf = new([], [], new HashSet<string>());

    private sealed record Shelf(IReadOnlyList<ShelvedProduct> Products, IReadOnlyList<ProductFault> Faults, IReadOnlySet<string> Kept);

    /// <summary>What may be asked for today, in the order the products ask for, then by title.</summary>
    public IReadOnlyList<ShelvedProduct> Products => _shelf.Products;

    /// <summary>Folders that do not load, and why.</summary>
    public IReadOnlyList<ProductFault> Faults => _shelf.Faults;

    /// <summary>Today's version of a product; null when there is none that loads.</summary>
    public ShelvedProduct? Find(string product) => _shelf.Products.FirstOrDefault(shelved => shelved.Product.Id == product);

    /// <summary>True when the product's folder does not load and an earlier version is on offer in its place.</summary>
    public bool IsKept(string product) => _shelf.Kept.Contains(product);

    /// <summary>Exactly the files that were requested. Throws when the store never saw them: then nothing may be rendered.</summary>
    public Task<ShelvedProduct> OpenAsync(string hash, CancellationToken ct) => versions.OpenAsync(hash, ct);

    /// <summary>Reads all folders, price books and policies now; a start waits for it, so that the first page finds the products.</summary>
    public async Task ReadAllAsync(CancellationToken ct)
    {
        await prices.ReadAllAsync(settings.Value.TemplatesFolder, ct);
        await policies.ReadAllAsync(settings.Value.TemplatesFolder, ct);
        var products = new List<ShelvedProduct>();
        var faults = new List<ProductFault>();
        var kept = new HashSet<string>();
        foreach (var folder in Directory.EnumerateDirectories(settings.Value.TemplatesFolder).Order(StringComparer.Ordinal))
        {
            if (!File.Exists(Path.Combine(folder, ReadProductFolder.DescriptionFile))) continue;
            var reading = await ReadAsync(folder, ct);
            faults.AddRange(reading.Faults);
            if (reading.Shelved is { } shelved) await versions.KeepAsync(shelved, reading.Files, ct);
            else if (await BeforeAsync(Path.GetFileName(folder), ct) is { } before)
            {
                shelved = before;
                kept.Add(before.Product.Id);
            }
            else continue;
            products.Add(shelved);
        }
        foreach (var fault in faults.Except(_shelf.Faults)) log.LogWarning("Product {Folder} does not load: {File}:{Line}:{Column} {Message}", fault.Folder, fault.File, fault.Line, fault.Column, fault.Message);
        _shelf = new Shelf(products.OrderBy(shelved => shelved.Product.Order).ThenBy(shelved => shelved.Product.Title, StringComparer.Ordinal).ToList(), faults, kept);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(LookEvery, clock);
        var seen = "";
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                var now = Fingerprint();
                if (now == seen) continue;
                // The first look repeats the start's: whatever changed between is not missed.
                await ReadAllAsync(stoppingToken);
                seen = now;
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or DbException or InvalidOperationException { InnerException: DbException } or TimeoutException)
            {
                // A file is being written, or the store is away for a moment: the next look reads it whole.
                log.LogInformation(fault, "The templates folder could not be read; trying again");
            }
        }
    }

    private async Task<ProductReading> ReadAsync(string folder, CancellationToken ct)
    {
        try
        {
            return await ReadProductFolder.FromDiskAsync(folder, ct);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return NotRead(folder, $"Its files could not be read: {fault.Message}");
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // Whatever an author wrote: it costs their product its new version, and nobody else anything.
            log.LogError(fault, "Reading product {Folder} met an unexpected fault", Path.GetFileName(folder));
            return NotRead(folder, "Reading it met an unexpected fault, which the portal's log has. Please report the folder.");
        }
    }

    private static ProductReading NotRead(string folder, string why) => new(null, new Dictionary<string, string>(), [new ProductFault(Path.GetFileName(folder), "", null, null, why)]);

    /// <summary>What was on offer until now; after a start, the newest that the store holds.</summary>
    private async Task<ShelvedProduct?> BeforeAsync(string product, CancellationToken ct) => Find(product) ?? await versions.NewestAsync(product, ct);

    // Nothing is read that lies deeper; and folders may be linked in circles.
    private static readonly EnumerationOptions OneFolderDeep = new() { RecurseSubdirectories = true, MaxRecursionDepth = 1, AttributesToSkip = FileAttributes.None };

    private string Fingerprint() => string.Join('\n', Directory
        .EnumerateFiles(settings.Value.TemplatesFolder, "*", OneFolderDeep)
        .Select(file => $"{file} {File.GetLastWriteTimeUtc(file).Ticks}").Order(StringComparer.Ordinal));
}
