using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Domain;
using Portal.Domain.Access;
using Portal.Platform;
using Portal.Platform.Aws;
using Portal.Platform.Data;

namespace Portal.Catalog.Prices;

/// <summary>Administrators compare the answering node's price books with the price list and bring them up to date.</summary>
public sealed class RefreshPriceBooks(IDbContextFactory<PortalDb> dbs, IOptions<PortalSettings> settings, TimeProvider clock)
{
    /// <param name="region">Null: every region that has a book.</param>
    /// <param name="write">Without it nothing is changed.</param>
    /// <param name="force">Also where a price jumped.</param>
    public async Task<Outcome<IReadOnlyList<RefreshedBook>>> RunAsync(Actor actor, string? region, bool write, bool force, CancellationToken ct)
    {
        if (!actor.Is(Role.Administrator)) return new Outcome<IReadOnlyList<RefreshedBook>>.Forbidden("Administrators refresh prices.");
        if (region is not null && !RefreshOptions.IsRegion(region))
            return new Outcome<IReadOnlyList<RefreshedBook>>.Invalid([new Problem("region", "pattern", $"'{region}' is no name of a region.", "Write it as us-west-2, or leave it out for every region with a book.")]);
        var folder = RefreshBook.FolderOf(settings.Value);
        if (!Directory.Exists(folder)) return new Outcome<IReadOnlyList<RefreshedBook>>.Conflict($"The node that answers has no folder {folder}. Set Portal:TemplatesFolder to the folder that holds prices/.");
        using var list = new PriceListOfCatalog(settings.Value.Aws);
        try
        {
            return await RunAsync(actor, new RefreshBook(list, folder, clock), new RefreshOptions(region, write, force), ct);
        }
        catch (AwsFaultException fault)
        {
            return new Outcome<IReadOnlyList<RefreshedBook>>.Conflict(fault.Message);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return new Outcome<IReadOnlyList<RefreshedBook>>.Conflict($"The price books can't be written on the node that answers: {fault.Message}");
        }
    }

    private async Task<Outcome<IReadOnlyList<RefreshedBook>>> RunAsync(Actor actor, RefreshBook refresh, RefreshOptions options, CancellationToken ct)
    {
        var books = new List<RefreshedBook>();
        foreach (var region in refresh.Regions(options))
        {
            var book = await refresh.RunAsync(region, options, ct);
            books.Add(book);
            if (book.Written is null) continue;
            await using var db = await dbs.CreateDbContextAsync(ct);
            db.Record(actor, "prices.refreshed", region, null, $"{book.Lines.OfType<RefreshedLine.Found>().Count(line => line.IsChanged)} prices of {region} changed", clock.GetUtcNow());
            await db.SaveChangesAsync(CancellationToken.None);
        }
        return books;
    }
}
