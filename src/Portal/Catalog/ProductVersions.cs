using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Catalog;
using Portal.Platform.Data;

namespace Portal.Catalog;

/// <summary>A version that was seen, without its files.</summary>
public sealed record SeenVersion(string Hash, string Version, DateTimeOffset FirstSeenAt);

/// <summary>Every product version that was ever offered, kept in the store by its hash.</summary>
public sealed class ProductVersions(IDbContextFactory<PortalDb> dbs, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, ShelvedProduct> _byHash = new();

    /// <summary>Exactly these files. Throws when the store never saw them, or nobody can read them any more: then nothing may be rendered.</summary>
    public async Task<ShelvedProduct> OpenAsync(string hash, CancellationToken ct)
    {
        if (_byHash.TryGetValue(hash, out var known)) return known;
        await using var db = await dbs.CreateDbContextAsync(ct);
        var version = await db.ProductVersions.AsNoTracking().FirstOrDefaultAsync(v => v.Hash == hash, ct)
            ?? throw new InvalidOperationException($"No product version {hash} is known.");
        var reading = Read(version);
        return reading.Shelved ?? throw new InvalidOperationException($"Product version {hash} can't be read any more: {reading.Faults[0].Message}");
    }

    /// <summary>All versions of a product, the one seen last first.</summary>
    public async Task<IReadOnlyList<SeenVersion>> OfAsync(string product, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        return await db.ProductVersions.AsNoTracking().Where(version => version.Product == product)
            .OrderByDescending(version => version.FirstSeenAt).ThenBy(version => version.Hash)
            .Select(version => new SeenVersion(version.Hash, version.Version, version.FirstSeenAt)).ToListAsync(ct);
    }

    /// <summary>The newest version that can be read; null when there is none.</summary>
    public async Task<ShelvedProduct?> NewestAsync(string product, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        await foreach (var version in db.ProductVersions.AsNoTracking().Where(version => version.Product == product).OrderByDescending(version => version.FirstSeenAt).AsAsyncEnumerable().WithCancellation(ct))
            if (Read(version).Shelved is { } shelved) return shelved;
        return null;
    }

    /// <summary>Keeps the files of a version for good, once.</summary>
    public async Task KeepAsync(ShelvedProduct shelved, IReadOnlyDictionary<string, string> files, CancellationToken ct)
    {
        var product = shelved.Product;
        if (!_byHash.TryAdd(product.Hash, shelved)) return;
        try
        {
            await StoreAsync(product, files, ct);
        }
        catch
        {
            _byHash.TryRemove(product.Hash, out _);
            throw;
        }
    }

    private async Task StoreAsync(Product product, IReadOnlyDictionary<string, string> files, CancellationToken ct)
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

    private ProductReading Read(ProductVersion version)
    {
        var reading = ReadProductFolder.From(version.Product, version.Files);
        if (reading.Shelved is { } shelved) _byHash.TryAdd(version.Hash, shelved);
        return reading;
    }
}
