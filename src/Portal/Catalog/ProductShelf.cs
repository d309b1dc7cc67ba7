using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Catalog.Policies;
using Portal.Domain.Catalog;
using Portal.Platform;
using Portal.Platform.Data;

namespace Portal.Catalog;

/// <summary>
/// The products of this node, read from the templates folder and read again when a file changed. Versions that stood
/// there earlier are opened from the store by their hash.
/// </summary>
public sealed class ProductShelf(IDbContextFactory<PortalDb> dbs, PriceShelf prices, PolicyShelf policies, IOptions<PortalSettings> settings, TimeProvider clock, ILogger<ProductShelf> log) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(3);

    private readonly ConcurrentDictionary<string, ShelvedProduct> _byHash = new();
    private volatile Shelf _shelf = new([], []);

    private sealed record Shelf(IReadOnlyList<ShelvedProduct> Products, IReadOnlyList<ProductFault> Faults);

    /// <summary>What may be asked for today, in the order the products ask for, then by title.</summary>
    public IReadOnlyList<ShelvedProduct> Products => _shelf.Products;

    /// <summary>Folders that do not load, and why.</summary>
    public IReadOnlyList<ProductFault> Faults => _shelf.Faults;

    /// <summary>Today's version of a product; null when there is none that loads.</summary>
    public ShelvedProduct? Find(string product) => _shelf.Products.FirstOrDefault(shelved => shelved.Product.Id == product);

    /// <summary>Exactly the files that were requested. Throws when the store never saw them: then nothing may be rendered.</summary>
    public async Task<ShelvedProduct> OpenAsync(string hash, CancellationToken ct)
    {
        if (_byHash.TryGetValue(hash, out var known)) return known;
        await using var db = await dbs.CreateDbContextAsync(ct);
        var version = await db.ProductVersions.AsNoTracking().FirstOrDefaultAsync(v => v.Hash == hash, ct)
            ?? throw new InvalidOperationException($"No product version {hash} is known.");
        var reading = ReadProductFolder.From(version.Product, version.Files);
        var shelved = reading.Shelved ?? throw new InvalidOperationException($"Product version {hash} can't be read any more: {reading.Faults[0].Message}");
        return _byHash.GetOrAdd(hash, shelved);
    }

    /// <summary>Reads all folders, price books and policies now; a start waits for it, so that the first page finds the products.</summary>
    public async Task ReadAllAsync(CancellationToken ct)
    {
        await prices.ReadAllAsync(settings.Value.TemplatesFolder, ct);
        await policies.ReadAllAsync(settings.Value.TemplatesFolder, ct);
        var products = new List<ShelvedProduct>();
        var faults = new List<ProductFault>();
        foreach (var folder in Directory.EnumerateDirectories(settings.Value.TemplatesFolder).Order(StringComparer.Ordinal))
        {
            if (!File.Exists(Path.Combine(folder, ReadProductFolder.DescriptionFile))) continue;
            var reading = await ReadProductFolder.FromDiskAsync(folder, ct);
            faults.AddRange(reading.Faults);
            if (reading.Shelved is not { } shelved) continue;
            await KeepAsync(shelved.Product, reading.Files, ct);
            _byHash[shelved.Product.Hash] = shelved;
            products.Add(shelved);
        }
        foreach (var fault in faults.Except(_shelf.Faults)) log.LogWarning("Product {Folder} does not load: {File}:{Line} {Message}", fault.Folder, fault.File, fault.Line, fault.Message);
        _shelf = new Shelf(products.OrderBy(shelved => shelved.Product.Order).ThenBy(shelved => shelved.Product.Title, StringComparer.Ordinal).ToList(), faults);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(LookEvery, clock);
        var seen = Fingerprint();
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            var now = Fingerprint();
            if (now == seen) continue;
            try
            {
                await ReadAllAsync(stoppingToken);
                seen = now;
            }
            catch (IOException fault)
            {
                // A file is being written: the next look reads it whole.
                log.LogInformation(fault, "The templates folder could not be read; trying again");
            }
        }
    }

    private string Fingerprint() => string.Join('\n', Directory
        .EnumerateFiles(settings.Value.TemplatesFolder, "*", SearchOption.AllDirectories)
        .Select(file => $"{file} {File.GetLastWriteTimeUtc(file).Ticks}").Order(StringComparer.Ordinal));

    private async Task KeepAsync(Product product, IReadOnlyDictionary<string, string> files, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        if (await db.ProductVersions.AnyAsync(v => v.Hash == product.Hash, ct)) return;
        db.ProductVersions.Add(ProductVersion.Of(product.Hash, product.Id, product.Version, files, clock.GetUtcNow()));
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException) when (!ct.IsCancellationRequested)
        {
            // Another node kept the same files in the same moment.
            await using var again = await dbs.CreateDbContextAsync(ct);
            if (!await again.ProductVersions.AnyAsync(v => v.Hash == product.Hash, ct)) throw;
        }
    }
}
