using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.ChangeSets;
using Portal.Domain.Costs;
using Portal.Platform.Data;

namespace Portal.Costs;

/// <summary>Engineers read the costs of their own team's environments, everybody else those of all teams and what belongs to none.</summary>
public sealed class ReadPortfolio(IDbContextFactory<PortalDb> dbs, LoadCosts load, TimeProvider clock)
{
    public DateOnly ThisMonth => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).FirstOfMonth();

    /// <param name="month">First day; null for the one that runs.</param>
    public async Task<PortfolioView> RunAsync(Actor actor, DateOnly? month, CancellationToken ct)
    {
        var asked = (month ?? ThisMonth).FirstOfMonth();
        await using var db = await dbs.CreateDbContextAsync(ct);
        var state = await load.StateAsync(db, ct);
        var rows = await load.RowsAsync(db, asked, state, null, ct, actor.OnlyTeam);
        var untagged = actor.OnlyTeam is not null ? [] : await UntaggedAsync(db, asked, [.. rows.Select(row => row.Id.Value)], ct);
        var sorted = rows.OrderBy(row => Order(row.Standing)).ThenByDescending(row => row.AtEnd ?? -1).ThenBy(row => row.Name, StringComparer.OrdinalIgnoreCase).ToList();
        return new PortfolioView(asked, LoadCosts.IsOver(asked, state), await MonthsAsync(db, ct), state, await TotalsAsync(db, asked, rows, untagged, actor.SeesAllTeams, ct),
            [.. Enum.GetValues<BandStanding>().Select(standing => new StandingCount(standing, rows.Count(row => row.Standing == standing && !row.IsGone)))], sorted, await ExplainMovers.RunAsync(db, asked, state, Movers.Of(rows), ct), untagged);
    }

    /// <summary>Billed to the environments of the portal, by team, owner, cost centre, product, stage or account, with the untagged last.</summary>
    public static ShowbackView Showback(PortfolioView view, ShowbackDimension by)
    {
        var rows = view.Environments.GroupBy(row => KeyOf(row, by)).Select(group => new ShowbackRow(
                group.Key, AlsoOf(group, by), group.Count(row => !row.IsGone), Sum(group.Select(row => row.Billed)), Sum(group.Select(row => row.LastMonth)), Sum(group.Select(row => row.AtEnd)), Sum(group.Select(row => row.Estimate)), false))
            .OrderByDescending(row => row.Billed ?? row.Forecast ?? 0).ThenBy(row => row.Key, StringComparer.OrdinalIgnoreCase).ToList();
        if (view.Totals.Untagged != 0) rows.Add(new ShowbackRow("Untagged", "", 0, view.Totals.Untagged, null, null, null, true));
        return new ShowbackView(view.Month, by, rows, view.State);
    }

    // Out of the band first.
    private static int Order(BandStanding standing) => standing switch
    {
        BandStanding.Above => 0,
        BandStanding.ForecastAbove => 1,
        BandStanding.In => 2,
        BandStanding.Below => 3,
        _ => 4,
    };

    private static string KeyOf(PortfolioRow row, ShowbackDimension by) => by switch
    {
        ShowbackDimension.Team => row.Team,
        ShowbackDimension.Owner => row.OwnerName,
        ShowbackDimension.CostCentre => row.CostCentre.Length > 0 ? row.CostCentre : "none",
        ShowbackDimension.Product => row.Product,
        ShowbackDimension.Stage => row.Stage,
        ShowbackDimension.Account => row.Account,
        _ => throw new ArgumentOutOfRangeException(nameof(by)),
    };

    private static string AlsoOf(IEnumerable<PortfolioRow> rows, ShowbackDimension by) => by switch
    {
        ShowbackDimension.Team => string.Join(", ", rows.Select(row => row.CostCentre).Where(centre => centre.Length > 0).Distinct().Order(StringComparer.Ordinal)),
        ShowbackDimension.Owner or ShowbackDimension.CostCentre => string.Join(", ", rows.Select(row => row.Team).Distinct().Order(StringComparer.Ordinal)),
        _ => "",
    };

    private static async Task<IReadOnlyList<DateOnly>> MonthsAsync(PortalDb db, CancellationToken ct) =>
        [.. (await db.CostRecords.Select(row => new { row.Day.Year, row.Day.Month }).Distinct().ToListAsync(ct)).Select(month => new DateOnly(month.Year, month.Month, 1)).OrderDescending()];

    /// <summary>What carries no tag, or one that is no environment of the portal.</summary>
    private static async Task<IReadOnlyList<UntaggedService>> UntaggedAsync(PortalDb db, DateOnly month, IReadOnlyList<string> known, CancellationToken ct)
    {
        var end = month.AddMonths(1);
        var rows = await db.CostRecords.Where(row => row.Day >= month && row.Day < end && !known.Contains(row.Environment))
            .GroupBy(row => new { row.Environment, row.Service }).Select(group => new { group.Key.Environment, group.Key.Service, Amount = group.Sum(row => row.Amount) }).ToListAsync(ct);
        return [.. rows.OrderByDescending(row => row.Amount).Select(row => new UntaggedService(row.Environment, row.Service, row.Amount))];
    }

    private static async Task<PortfolioTotals> TotalsAsync(PortalDb db, DateOnly month, IReadOnlyList<PortfolioRow> rows, IReadOnlyList<UntaggedService> untagged, bool withAside, CancellationToken ct)
    {
        var end = month.AddMonths(1);
        var aside = await db.CostSetAside.Where(row => withAside && row.Day >= month && row.Day < end).GroupBy(row => row.RecordType).Select(group => new SetAsideSum(group.Key, group.Sum(row => row.Amount))).ToListAsync(ct);
        var (tagged, loose) = (Sum(rows.Select(row => row.Billed)), untagged.Sum(row => row.Amount));
        var all = (tagged ?? 0) + loose;
        // Environments err by themselves, so the sum errs by less than the sum of their intervals.
        var forecast = Sum(rows.Select(row => row.AtEnd));
        var around = (decimal)Math.Sqrt(rows.Sum(row => row.Forecast is { } of ? Math.Pow((double)(of.High - of.Low) / 2, 2) : 0));
        return new PortfolioTotals(tagged, Sum(rows.Select(row => row.LastMonth)), Sum(rows.Select(row => row.Estimate)), forecast, forecast - around, forecast + around, loose, all == 0 ? null : loose / all, aside);
    }

    private static decimal? Sum(IEnumerable<decimal?> amounts) => amounts.Aggregate((decimal?)null, (sum, amount) => amount is null ? sum : (sum ?? 0) + amount);

    private static CostRange? Sum(IEnumerable<CostRange?> ranges) => ranges.Aggregate((CostRange?)null, (sum, range) =>
        range is null ? sum : sum is null ? range : new CostRange(sum.Minimum + range.Minimum, sum.Expected + range.Expected, sum.Maximum + range.Maximum));
}
