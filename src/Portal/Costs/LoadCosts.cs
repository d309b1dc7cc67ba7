using Microsoft.EntityFrameworkCore;
using Portal.Catalog;
using Portal.Costs.Bands;
using Portal.Costs.Billed;
using Portal.Domain;
using Portal.Domain.Catalog;
using Portal.Domain.Costs;
using Portal.Domain.Costs.Forecasting;
using Portal.Domain.Environments;
using Portal.Domain.Requests;
using Portal.Platform.Data;

namespace Portal.Costs;

/// <summary>What the pages of costs rest on, read in few queries for many environments.</summary>
public sealed class LoadCosts(CostRequests requests, CostExplorerOfCosts costExplorer, ProductShelf shelf)
{
    /// <summary>How far back days are read for a forecast.</summary>
    private const int Back = 70;

    public async Task<BilledState> StateAsync(PortalDb db, CancellationToken ct)
    {
        var reading = await db.BilledReadings.AsNoTracking().SingleAsync(ct);
        return new BilledState(reading.BilledThrough, reading.ReadAt, reading.NextLookAt, reading.Metric, costExplorer.Payer, reading.TagStatus,
            reading.TagStatus.Advice(costExplorer.Payer), reading.Trouble, reading.BackfilledAt is not null, await requests.ReadAsync(ct));
    }

    /// <summary>Sums by environment (or other tag value) and day, in the days from <paramref name="from"/> to <paramref name="to"/>, exclusive.</summary>
    public static async Task<IReadOnlyDictionary<string, IReadOnlyDictionary<DateOnly, decimal>>> DaysAsync(PortalDb db, DateOnly from, DateOnly to, string? environment, CancellationToken ct)
    {
        var query = db.CostRecords.Where(row => row.Span == CostSpan.Day && row.Day >= from && row.Day < to);
        if (environment is not null) query = query.Where(row => row.Environment == environment);
        var rows = await query.GroupBy(row => new { row.Environment, row.Day }).Select(group => new { group.Key.Environment, group.Key.Day, Amount = group.Sum(row => row.Amount) }).ToListAsync(ct);
        return rows.GroupBy(row => row.Environment).ToDictionary(group => group.Key, IReadOnlyDictionary<DateOnly, decimal> (group) => group.ToDictionary(row => row.Day, row => row.Amount));
    }

    /// <summary>Sums by environment and month; days and whole months alike.</summary>
    public static async Task<IReadOnlyDictionary<(string Environment, DateOnly Month), decimal>> MonthsAsync(PortalDb db, DateOnly from, DateOnly to, string? environment, CancellationToken ct)
    {
        var query = db.CostRecords.Where(row => row.Day >= from && row.Day < to);
        if (environment is not null) query = query.Where(row => row.Environment == environment);
        var rows = await query.GroupBy(row => new { row.Environment, row.Day.Year, row.Day.Month })
            .Select(group => new { group.Key.Environment, group.Key.Year, group.Key.Month, Amount = group.Sum(row => row.Amount) }).ToListAsync(ct);
        return rows.ToDictionary(row => (row.Environment, new DateOnly(row.Year, row.Month, 1)), row => row.Amount);
    }

    /// <summary>One row an environment that stood, or was billed, in the month or the one before.</summary>
    /// <param name="team">Null: of all teams.</param>
    public async Task<IReadOnlyList<PortfolioRow>> RowsAsync(PortalDb db, DateOnly month, BilledState state, EnvironmentId? only, CancellationToken ct, string? team = null)
    {
        var (end, before) = (month.AddMonths(1), month.AddMonths(-1));
        var endAt = new DateTimeOffset(end.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        var months = await MonthsAsync(db, before, end, only?.Value, ct);
        var days = await DaysAsync(db, month.AddDays(-Back), end, only?.Value, ct);
        var environments = await db.Environments.AsNoTracking().Where(e => e.CreatedAt < endAt && (only == null || e.Id == only) && (team == null || e.Team == team)).ToListAsync(ct);
        var estimates = (await db.EnvironmentEstimates.AsNoTracking().Where(made => made.MadeAt < endAt && (only == null || made.EnvironmentId == only)).ToListAsync(ct))
            .GroupBy(made => made.EnvironmentId).ToDictionary(group => group.Key, IReadOnlyList<EnvironmentEstimate> (group) => [.. group.OrderBy(made => made.MadeAt)]);
        var changes = await ChangesAsync(db, month.AddDays(-Back), end, only, ct);
        var bands = await KnownBands.ReadAsync(db, shelf, ct);
        var rows = new List<PortfolioRow>();
        foreach (var environment in environments)
        {
            var billed = Known(months, environment, month);
            var last = Known(months, environment, before);
            if (environment.State is EnvironmentState.Deleted && billed is null && last is null) continue;
            var (band, reason, from) = await bands.OfAsync(environment, ct);
            rows.Add(Row(environment, month, state, billed, last, estimates.GetValueOrDefault(environment.Id, []), band,
                days.GetValueOrDefault(environment.Id.Value), changes.GetValueOrDefault(environment.Id, [])) with
            { BandReason = reason, BandFrom = from });
        }
        return rows;
    }

    /// <summary>Days on which a deployment changed each environment.</summary>
    private static async Task<IReadOnlyDictionary<EnvironmentId, IReadOnlyList<DateOnly>>> ChangesAsync(PortalDb db, DateOnly from, DateOnly to, EnvironmentId? only, CancellationToken ct)
    {
        var (since, until) = (new DateTimeOffset(from.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero), new DateTimeOffset(to.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero));
        var deployments = await db.Deployments.AsNoTracking()
            .Where(d => d.EndedAt >= since && d.EndedAt < until && d.State == Domain.Deployments.DeploymentState.Succeeded && d.Kind != RequestKind.Import && (only == null || d.EnvironmentId == only))
            .Select(d => new { d.EnvironmentId, EndedAt = d.EndedAt!.Value }).ToListAsync(ct);
        return deployments.GroupBy(d => d.EnvironmentId).ToDictionary(group => group.Key, IReadOnlyList<DateOnly> (group) => [.. group.Select(d => DateOnly.FromDateTime(d.EndedAt.UtcDateTime)).Distinct()]);
    }

    private static decimal? Known(IReadOnlyDictionary<(string, DateOnly), decimal> months, ManagedEnvironment environment, DateOnly month) =>
        months.TryGetValue((environment.Id.Value, month), out var amount) ? amount : null;

    private static PortfolioRow Row(
        ManagedEnvironment environment, DateOnly month, BilledState state, decimal? billed, decimal? last, IReadOnlyList<EnvironmentEstimate> estimates, CostBand band,
        IReadOnlyDictionary<DateOnly, decimal>? days, IReadOnlyList<DateOnly> changes)
    {
        var isOver = IsOver(month, state);
        var isGone = IsGone(environment, month);
        var estimate = estimates.Count > 0 && !isGone ? estimates[^1] : null;
        var history = state.Through is { } through && days is not null ? new CostHistory(days, through) : null;
        // What failed to be built costs what was left of it, not what it was to be.
        var stands = environment.State is not (EnvironmentState.Deleted or EnvironmentState.Failed);
        var forecast = isOver || environment.State is EnvironmentState.Deleted ? null : ForecastMonth.Of(history ?? new CostHistory(new Dictionary<DateOnly, decimal>(), month.AddDays(-1)), month, stands ? estimate?.Range?.Expected : null, changes, stands && state.Through is { } known ? KnownStep.Of(estimates, known) : null);
        var atEnd = isOver || forecast is null && !stands ? billed : forecast?.Expected;
        return new PortfolioRow(environment.Id, environment.Name, environment.State, environment.Team, environment.OwnerName, environment.CostCentre, environment.Product, environment.ProductVersion,
            environment.Preset, environment.Stage, environment.Account, environment.Region, environment.CreatedAt, billed, last, estimate?.Range, forecast, band, isGone ? BandStanding.NoData : band.StandingOf(billed, atEnd),
            history?.First is null && stands ? "Nothing is billed to it yet: use reaches the bill about a day later. Until then there is the estimate only." : null)
        { AtEnd = atEnd, IsGone = isGone };
    }

    /// <summary>It was deleted before the month began: what its delete left is billed, and nothing was expected.</summary>
    public static bool IsGone(ManagedEnvironment environment, DateOnly month) => environment.State is EnvironmentState.Deleted && DateOnly.FromDateTime(environment.UpdatedAt.UtcDateTime) < month;

    /// <summary>The month has ended and arrived whole.</summary>
    public static bool IsOver(DateOnly month, BilledState state) => state.Through is { } through && through >= month.AddMonths(1).AddDays(-1);
}
