using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Costs;
using Portal.Domain.Environments;
using Portal.Platform.Data;

namespace Portal.Costs;

/// <summary>Thirteen months of every environment that the reader sees.</summary>
public sealed class ReadYear(IDbContextFactory<PortalDb> dbs, LoadCosts load, TimeProvider clock)
{
    private const int Span = 13;

    /// <param name="last">The last month; null for the one that runs.</param>
    public async Task<YearView> RunAsync(Actor actor, DateOnly? last, CancellationToken ct)
    {
        var end = (last ?? DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)).FirstOfMonth();
        var months = Enumerable.Range(1 - Span, Span).Select(end.AddMonths).ToList();
        await using var db = await dbs.CreateDbContextAsync(ct);
        var billed = await LoadCosts.MonthsAsync(db, months[0], end.AddMonths(1), null, ct);
        var team = actor.OnlyTeam;
        var known = await db.Environments.AsNoTracking().Where(e => team == null || e.Team == team).Select(e => new { e.Id, e.Name, e.Team, e.State }).ToListAsync(ct);
        decimal? Of(string environment, DateOnly month) => billed.TryGetValue((environment, month), out var amount) ? amount : null;
        var rows = known.Select(e => (Environment: e, Billed: months.ConvertAll(month => Of(e.Id.Value, month)))).Where(row => row.Billed.Exists(amount => amount is not null))
            .Select(row => new YearRow(row.Environment.Id, row.Environment.Name, row.Environment.Team, row.Environment.State is EnvironmentState.Deleted, row.Billed, row.Billed.Sum() ?? 0))
            .OrderByDescending(row => row.Total).ToList();
        var ids = known.Select(e => e.Id.Value).ToHashSet();
        decimal? Sum(DateOnly month, bool tagged) => billed.Where(each => each.Key.Month == month && ids.Contains(each.Key.Environment) == tagged).Select(each => (decimal?)each.Value).Aggregate((decimal?)null, (sum, amount) => (sum ?? 0) + amount);
        return new YearView(months, rows, months.ConvertAll(month => Sum(month, true)), months.ConvertAll(month => team is null ? Sum(month, false) : null), await load.StateAsync(db, ct));
    }
}
