using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Portal.Catalog;
using Portal.CloudFormation.Pricing;
using Portal.Domain;
using Portal.Domain.Environments;
using Portal.Domain.Requests;
using Portal.Platform.Data;

namespace Portal.Requests;

/// <summary>
/// What a team has, for the limits of policies: what stands, as what its open requests make of it. Estimates are kept
/// until the environment, the request or the price book changes.
/// </summary>
public sealed class ReadTeamStanding(IDbContextFactory<PortalDb> dbs, ProductShelf shelf, PriceShelf prices, EvaluateRequest evaluate)
{
    private readonly ConcurrentDictionary<EnvironmentId, Kept> _kept = new();

    /// <param name="Of">What the estimate is of: an environment's last change, or a request's revision.</param>
    private sealed record Kept(string Of, PriceBook? Book, decimal? Monthly);

    /// <summary>An environment that stands or is asked for; a hash that is empty was never known.</summary>
    private sealed record Counted(EnvironmentId Environment, string Of, string ProductHash, RequestContent Content);

    /// <param name="except">The environment that the request is about: it is counted with the request.</param>
    public async Task<TeamStanding> RunAsync(string team, EnvironmentId? except, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var standing = await db.Environments.AsNoTracking()
            .Where(environment => environment.Team == team && environment.State != EnvironmentState.Deleted)
            .Select(environment => new { environment.Id, environment.UpdatedAt, environment.ProductHash, environment.Content })
            .ToListAsync(ct);
        var asked = await OpenRequestsAsync(db, team, ct);
        // What is asked for an environment that stands is counted in its place.
        var counted = standing.Select(environment => new Counted(environment.Id, $"{environment.UpdatedAt:O}", environment.ProductHash, environment.Content))
            .Concat(asked)
            .GroupBy(one => one.Environment)
            .Select(same => same.Last())
            .Where(one => one.Environment != except)
            .ToList();
        decimal? monthly = 0;
        // One that is not priced makes the sum unknown.
        foreach (var one in counted) monthly += await PriceAsync(one, team, ct);
        return new TeamStanding(counted.Count, monthly);
    }

    private static async Task<List<Counted>> OpenRequestsAsync(PortalDb db, string team, CancellationToken ct)
    {
        var open = await (from request in db.Requests.AsNoTracking()
                          join state in db.Standings on request.Id equals state.RequestId
                          join revision in db.Revisions on new { RequestId = request.Id, Number = request.Revision } equals new { revision.RequestId, revision.Number }
                          where request.Team == team && request.Kind != RequestKind.Delete
                              && (state.State == Standing.Submitted || state.State == Standing.Preparing || state.State == Standing.InReview
                                  || state.State == Standing.Approved || state.State == Standing.Deploying
                                  // Built, and its environment's record follows in a moment.
                                  || (state.State == Standing.Done && request.Kind == RequestKind.Create && !db.Environments.Any(e => e.Id == request.EnvironmentId)))
                          orderby request.SubmittedAt
                          select new { request.Id, request.EnvironmentId, revision.Number, revision.ProductHash, revision.Content }).ToListAsync(ct);
        return [.. open.Select(request => new Counted(request.EnvironmentId, $"{request.Id} {request.Number}", request.ProductHash, request.Content))];
    }

    private async Task<decimal?> PriceAsync(Counted one, string team, CancellationToken ct)
    {
        var book = prices.Find(one.Content.Region);
        if (_kept.TryGetValue(one.Environment, out var kept) && kept.Of == one.Of && kept.Book == book) return kept.Monthly;
        var cost = one.ProductHash.Length == 0 ? null : evaluate.Price(await shelf.OpenAsync(one.ProductHash, ct), one.Content, one.Environment, team);
        var monthly = cost is CostEstimate.Priced { IsComplete: true } priced ? priced.Total.Expected : (decimal?)null;
        _kept[one.Environment] = new Kept(one.Of, book, monthly);
        return monthly;
    }
}
