using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Portal.Catalog;
using Portal.CloudFormation.Pricing;
using Portal.Domain;
using Portal.Domain.Environments;
using Portal.Platform.Data;

namespace Portal.Requests;

/// <summary>What a team has, for the limits of policies. Estimates are kept until an environment or its price book changes.</summary>
public sealed class ReadTeamStanding(IDbContextFactory<PortalDb> dbs, ProductShelf shelf, PriceShelf prices, EvaluateRequest evaluate)
{
    private readonly ConcurrentDictionary<EnvironmentId, Kept> _kept = new();

    private sealed record Kept(DateTimeOffset UpdatedAt, PriceBook? Book, decimal? Monthly);

    /// <param name="except">The environment that the request is about: it is counted with the request.</param>
    public async Task<TeamStanding> RunAsync(string team, EnvironmentId? except, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var standing = await db.Environments.AsNoTracking()
            .Where(environment => environment.Team == team && environment.State != EnvironmentState.Deleted)
            .Select(environment => new { environment.Id, environment.Region, environment.UpdatedAt })
            .ToListAsync(ct);
        decimal? monthly = 0;
        foreach (var environment in standing.Where(environment => environment.Id != except))
        {
            var book = prices.Find(environment.Region);
            if (!_kept.TryGetValue(environment.Id, out var kept) || kept.UpdatedAt != environment.UpdatedAt || kept.Book != book)
                _kept[environment.Id] = kept = new Kept(environment.UpdatedAt, book, await PriceAsync(db, environment.Id, ct));
            monthly += kept.Monthly;
        }
        return new TeamStanding(standing.Count, monthly);
    }

    private async Task<decimal?> PriceAsync(PortalDb db, EnvironmentId id, CancellationToken ct)
    {
        var found = await db.Environments.AsNoTracking().Where(environment => environment.Id == id)
            .Select(environment => new { environment.Content, environment.ProductHash, environment.Team })
            .SingleAsync(ct);
        if (found.ProductHash.Length == 0) return null;
        var shelved = await shelf.OpenAsync(found.ProductHash, ct);
        return evaluate.Price(shelved, found.Content, id, found.Team) is CostEstimate.Priced { IsComplete: true } priced ? priced.Total.Expected : null;
    }
}
