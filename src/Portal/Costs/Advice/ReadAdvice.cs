using Microsoft.EntityFrameworkCore;
using Portal.Domain;
using Portal.Domain.Access;
using Portal.Domain.Costs;
using Portal.Domain.Environments;
using Portal.Platform.Data;

namespace Portal.Costs.Advice;

/// <summary>A piece of advice for an environment; <see cref="BeginAdvised"/> opens the change request it is about.</summary>
public sealed record AdviceView(EnvironmentId EnvironmentId, string Environment, string Team, CostAdvice Advice);

public sealed class ReadAdvice(IDbContextFactory<PortalDb> dbs)
{
    /// <summary>What saves most first.</summary>
    public async Task<IReadOnlyList<AdviceView>> RunAsync(Actor actor, EnvironmentId? environment, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var team = actor.OnlyTeam;
        var rows = await (from outlook in db.CostOutlooks.AsNoTracking()
                          join e in db.Environments.AsNoTracking() on outlook.EnvironmentId equals e.Id
                          where e.State != EnvironmentState.Deleted && (environment == null || e.Id == environment) && (team == null || e.Team == team)
                          select new { e.Id, e.Name, e.Team, outlook.Advice }).ToListAsync(ct);
        return [.. rows.SelectMany(row => row.Advice.Select(advice => new AdviceView(row.Id, row.Name, row.Team, advice))).OrderByDescending(view => view.Advice.Saving)];
    }
}
