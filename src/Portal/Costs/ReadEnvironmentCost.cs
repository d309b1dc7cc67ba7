using Microsoft.EntityFrameworkCore;
using Portal.Domain;
using Portal.Domain.Access;
using Portal.Domain.Catalog;
using Portal.Domain.Costs;
using Portal.Domain.Costs.Forecasting;
using Portal.Domain.Environments;
using Portal.Environments;
using Portal.Platform.Data;
using Portal.Requests;

namespace Portal.Costs;

/// <summary>One environment's costs: by day, by service, over the months, with what happened to it.</summary>
public sealed class ReadEnvironmentCost(IDbContextFactory<PortalDb> dbs, LoadCosts load, ReadEnvironments environments, TimeProvider clock)
{
    private const int HistoryMonths = 13;
    private const int Before = 32;

    /// <param name="idOrName">The id, or the name of a living environment.</param>
    /// <param name="month">First day; null for the one that runs.</param>
    public async Task<Outcome<EnvironmentCostView>> RunAsync(Actor actor, string idOrName, DateOnly? month, CancellationToken ct)
    {
        if (await environments.FindAsync(actor, idOrName, ct) is not Outcome<ManagedEnvironment>.Done(var environment)) return new Outcome<EnvironmentCostView>.NotFound(ReadEnvironments.None);
        var asked = (month ?? DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)).FirstOfMonth();
        await using var db = await dbs.CreateDbContextAsync(ct);
        var state = await load.StateAsync(db, ct);
        if (await load.RowsAsync(db, asked, state, environment.Id, ct) is not [var row, ..])
            return new Outcome<EnvironmentCostView>.NotFound($"{environment.Name} cost nothing in {asked.MonthText()}: it did not stand then.");
        var estimates = await db.EnvironmentEstimates.AsNoTracking().Where(made => made.EnvironmentId == environment.Id).OrderBy(made => made.MadeAt).ToListAsync(ct);
        var days = await DaysAsync(db, environment.Id, asked, state, ct);
        var until = asked.AddMonths(1);
        var now = row.IsGone ? null : estimates.LastOrDefault(made => made.MadeOn < until);
        return new EnvironmentCostView(row, asked, LoadCosts.IsOver(asked, state), state, days, Cumulate.Of(asked, days, row, now), ServiceCosts.Of(asked, days, row, now),
            await EventsAsync(db, environment.Id, asked, ct), !row.IsGone && estimates.LastOrDefault(made => made.IsAtRequest && made.MadeOn < until) is { } first ? EstimateView.Of(first) : null,
            now is null ? null : EstimateView.Of(now), await HistoryAsync(db, environment, asked, estimates, row.Band, ct));
    }

    private static async Task<IReadOnlyList<CostDay>> DaysAsync(PortalDb db, EnvironmentId id, DateOnly month, BilledState state, CancellationToken ct)
    {
        var (from, to) = (month.AddMonths(-1), month.AddMonths(1));
        // What was to be expected of a day takes four weeks before it.
        var earlier = from.AddDays(-Before);
        var records = await db.CostRecords.AsNoTracking().Where(row => row.Environment == id.Value && row.Span == CostSpan.Day && row.Day >= earlier && row.Day < to).ToListAsync(ct);
        var history = new CostHistory(records.GroupBy(row => row.Day).ToDictionary(group => group.Key, group => group.Sum(row => row.Amount)), state.Through ?? from);
        var byDay = records.GroupBy(row => row.Day).ToDictionary(group => group.Key, group => group.ToList());
        return [.. Enumerable.Range(0, to.DayNumber - from.DayNumber).Select(n => from.AddDays(n)).Select(day => byDay.TryGetValue(day, out var rows)
            ? new CostDay(day, rows.Sum(row => row.Amount), day <= state.Through, [.. rows.OrderByDescending(row => row.Amount).Select(row => new DayService(row.Service, row.Amount))], FindAnomalies.ExpectedOn(history, day))
            : new CostDay(day, null, day <= state.Through, [], null))];
    }

    private static async Task<IReadOnlyList<CostEvent>> EventsAsync(PortalDb db, EnvironmentId id, DateOnly month, CancellationToken ct)
    {
        var (from, to) = (new DateTimeOffset(month.AddMonths(-1).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero), new DateTimeOffset(month.AddMonths(1).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero));
        var deployments = await db.Deployments.AsNoTracking().Where(d => d.EnvironmentId == id && d.EndedAt >= from && d.EndedAt < to).OrderBy(d => d.EndedAt)
            .Select(d => new { d.Id, d.Kind, d.State, EndedAt = d.EndedAt!.Value }).ToListAsync(ct);
        return [.. deployments.Select(d => new CostEvent(DateOnly.FromDateTime(d.EndedAt.UtcDateTime), d.EndedAt, d.Kind, d.Id, $"{KindWords.Verb(d.Kind)} {StateWords(d.State)}"))];
    }

    private static string StateWords(Domain.Deployments.DeploymentState state) => state switch
    {
        Domain.Deployments.DeploymentState.Succeeded => "deployed",
        Domain.Deployments.DeploymentState.RolledBack => "rolled back",
        _ => state.ToString().ToLowerInvariant(),
    };

    private static async Task<IReadOnlyList<CostMonth>> HistoryAsync(PortalDb db, ManagedEnvironment environment, DateOnly month, List<EnvironmentEstimate> estimates, CostBand band, CancellationToken ct)
    {
        var from = month.AddMonths(1 - HistoryMonths);
        var billed = await LoadCosts.MonthsAsync(db, from, month.AddMonths(1), environment.Id.Value, ct);
        return [.. Enumerable.Range(0, HistoryMonths).Select(from.AddMonths).Select(at =>
        {
            decimal? amount = billed.TryGetValue((environment.Id.Value, at), out var known) ? known : null;
            return LoadCosts.IsGone(environment, at) ? new CostMonth(at, amount, null, BandStanding.NoData)
                : new CostMonth(at, amount, estimates.LastOrDefault(made => made.MadeOn < at.AddMonths(1))?.Range?.Expected, band.StandingOf(amount, amount));
        })];
    }
}
