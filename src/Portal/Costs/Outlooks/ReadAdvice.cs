using Microsoft.EntityFrameworkCore;
using Portal.Domain;
using Portal.Domain.Costs;
using Portal.Domain.Environments;
using Portal.Platform.Data;

namespace Portal.Costs.Outlooks;

/// <summary>A piece of advice for an environment.</summary>
/// <param name="ChangeLink">Path and query that begin the change request with its inputs filled in.</param>
public sealed record AdviceView(EnvironmentId EnvironmentId, string Environment, string Team, CostAdvice Advice, string ChangeLink);

public sealed class ReadAdvice(IDbContextFactory<PortalDb> dbs)
{
    /// <summary>What saves most first.</summary>
    public async Task<IReadOnlyList<AdviceView>> RunAsync(EnvironmentId? environment, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var rows = await (from outlook in db.CostOutlooks.AsNoTracking()
                          join e in db.Environments.AsNoTracking() on outlook.EnvironmentId equals e.Id
                          where e.State != EnvironmentState.Deleted && (environment == null || e.Id == environment)
                          select new { e.Id, e.Name, e.Team, outlook.Advice }).ToListAsync(ct);
        return [.. rows.SelectMany(row => row.Advice.Select(advice => new AdviceView(row.Id, row.Name, row.Team, advice, Link(row.Id, advice)))).OrderByDescending(view => view.Advice.Saving)];
    }

    private static string Link(EnvironmentId id, CostAdvice advice) =>
        $"/environments/{id}/costs?change={Uri.EscapeDataString(string.Join(',', advice.Inputs.Select(input => $"{input.Key}={input.Value}")))}";
}
