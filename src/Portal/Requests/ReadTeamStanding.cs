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
        var others = standing.Where(environment => environment.Id != except).ToList();
        await PriceAsync(db, others.Where(environment => !IsKept(environment.Id, environment.Region, environment.UpdatedAt)).Select(environment => environment.Id).ToList(), ct);
        // One that is not priced makes the sum unknown.
        var monthly = others.Aggregate((decimal?)0, (sum, environment) => sum + (_kept.TryGetValue(environment.Id, out var kept) ? kept.Monthly : null));
        return new TeamStanding(standing.Count, monthly);
    }

    private bool IsKept(EnvironmentId id, string region, DateTimeOffset updatedAt) =>
        _kept.TryGetValue(id, out var kept) && kept.UpdatedAt == updatedAt && kept.Book == prices.Find(region);

    private async Task PriceAsync(PortalDb db, List<EnvironmentId> ids, CancellationToken ct)
    {
        if (ids.Count == 0) return;
        var found = await db.Environments.AsNoTracking().Where(environment => ids.Contains(environment.Id))
            .Select(environment => new { environment.Id, environment.Region, environment.UpdatedAt, environment.Content, environment.ProductHash, environment.Team })
            .ToListAsync(ct);
        foreach (var environment in found)
        {
            var cost = environment.ProductHash.Length == 0 ? null
                : evaluate.Price(await shelf.OpenAsync(environment.ProductHash, ct), environment.Content, environment.Id, environment.Team);
            _kept[environment.Id] = new Kept(environment.UpdatedAt, prices.Find(environment.Region),
                cost is CostEstimate.Priced { IsComplete: true } priced ? priced.Total.Expected : null);
        }
    }
}
