using Microsoft.EntityFrameworkCore;
using Portal.Domain;
using Portal.Domain.Access;
using Portal.Domain.Costs;
using Portal.Platform.Data;

namespace Portal.Costs.Anomalies;

/// <summary>An anomaly with the name of its environment.</summary>
public sealed record AnomalyView(CostAnomaly Anomaly, string Environment, string Team)
{
    /// <summary>The service in words.</summary>
    public string Service => CostService.OfBilled(Anomaly.Service).Title;
}

public sealed class ReadAnomalies(IDbContextFactory<PortalDb> dbs)
{
    /// <summary>The newest first.</summary>
    /// <param name="month">Null: all.</param>
    public async Task<IReadOnlyList<AnomalyView>> RunAsync(Actor actor, DateOnly? month, EnvironmentId? environment, AnomalyState? state, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var (from, to) = (month ?? DateOnly.MinValue, month?.AddMonths(1) ?? DateOnly.MaxValue);
        var team = actor.OnlyTeam;
        var rows = await (from anomaly in db.CostAnomalies.AsNoTracking()
                          join e in db.Environments.AsNoTracking() on anomaly.EnvironmentId equals e.Id
                          where anomaly.LastDay >= @from && anomaly.Day < to && (environment == null || anomaly.EnvironmentId == environment) && (state == null || anomaly.State == state) && (team == null || e.Team == team)
                          orderby anomaly.Day descending
                          select new { anomaly, e.Name, e.Team }).ToListAsync(ct);
        return [.. rows.Select(row => new AnomalyView(row.anomaly, row.Name, row.Team))];
    }
}
