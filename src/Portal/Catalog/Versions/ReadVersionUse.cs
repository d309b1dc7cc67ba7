using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Environments;
using Portal.Platform.Data;

namespace Portal.Catalog.Versions;

/// <summary>One version of a product and who runs it.</summary>
/// <param name="Behind">How many versions came after it, up to the one on offer.</param>
/// <param name="IsOffered">New environments get it.</param>
/// <param name="Running">Environments in all, also those of other teams.</param>
/// <param name="Seen">Those that the viewer may open, by name.</param>
public sealed record VersionUse(SeenVersion Version, int Behind, bool IsOffered, int Running, IReadOnlyList<VersionRunner> Seen);

public sealed record VersionRunner(string Name, string Team, string Stage, EnvironmentState State);

/// <summary>Every version of a product that was seen or is run, the newest first.</summary>
public sealed class ReadVersionUse(IDbContextFactory<PortalDb> dbs, ProductVersions versions, ProductShelf shelf)
{
    public async Task<IReadOnlyList<VersionUse>> RunAsync(Actor actor, string product, CancellationToken ct)
    {
        var seen = await versions.OfAsync(product, ct);
        await using var db = await dbs.CreateDbContextAsync(ct);
        var running = await db.Environments.AsNoTracking()
            .Where(environment => environment.Product == product && environment.State != EnvironmentState.Deleted)
            .OrderBy(environment => environment.Name)
            .Select(environment => new { environment.ProductHash, Runner = new VersionRunner(environment.Name, environment.Team, environment.Stage, environment.State) })
            .ToListAsync(ct);
        var byHash = running.ToLookup(environment => environment.ProductHash, environment => environment.Runner);
        var offered = shelf.Find(product)?.Product.Hash;
        // A version that was taken back is ahead of what is offered, not behind.
        var at = Math.Max(0, seen.ToList().FindIndex(version => version.Hash == offered));
        return [.. seen.Select((version, place) => new VersionUse(
            version, Math.Max(0, place - at), version.Hash == offered, byHash[version.Hash].Count(), [.. byHash[version.Hash].Where(runner => actor.Sees(runner.Team))]))];
    }
}
