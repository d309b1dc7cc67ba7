using System.Globalization;
using Portal.Costs.Advice;
using Portal.Costs.Meetings;
using Portal.Domain.Costs;

namespace Portal.Costs.Papers;

/// <summary>One table of the papers: the same rows for CSV, XLSX and the printed page.</summary>
/// <param name="Rows">Cells are text, <see cref="decimal"/> amounts, <see cref="int"/> counts, or null where nothing is known.</param>
public sealed record PaperTable(string Name, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows)
{
    public static IReadOnlyList<PaperTable> Of(CostPack pack) =>
    [
        Environments(pack.Portfolio.Environments),
        Showback("Teams", pack.Showback),
        Movers(pack.Portfolio.Movers),
        Decisions("Decisions", pack.Decisions),
        Decisions("Carried", pack.Carried),
        Anomalies(pack.Anomalies),
        AdviceOf(pack.Advice),
        Variance(pack.Variance),
        CostTables.Leftovers(pack.Leftovers),
    ];

    public static PaperTable Environments(IEnumerable<PortfolioRow> rows) => new("Environments",
        ["Environment", "Id", "Team", "Owner", "Cost centre", "Product", "Version", "Stage", "Account", "Region", "Billed", "Forecast low", "Month end", "Forecast high", "Month end is", "Last month", "Estimate minimum", "Estimate expected", "Estimate maximum", "Band floor", "Band ceiling", "Standing"],
        [.. rows.Select(row => Row(row.Name, row.Id.Value, row.Team, row.OwnerName, row.CostCentre, row.Product, row.ProductVersion, row.Stage, row.Account, row.Region, row.Billed, row.Forecast?.Low, row.AtEnd, row.Forecast?.High, row.AtEndIs, row.LastMonth,
            row.Estimate?.Minimum, row.Estimate?.Expected, row.Estimate?.Maximum, row.Band.Floor, row.Band.Ceiling, row.Standing.ToString()))]);

    public static PaperTable Showback(string name, IEnumerable<ShowbackRow> rows) => new(name, ["Name", "Also", "Environments", "Billed", "Month end", "Last month", "Estimate"],
        [.. rows.Select(row => Row(row.Key, row.Also, row.Environments, row.Billed, row.Forecast, row.LastMonth, row.Estimate?.Expected))]);

    public static PaperTable Movers(IEnumerable<Mover> rows) => new("Movers", ["Environment", "Before", "After", "Change", "Cause", "Reason"],
        [.. rows.Select(row => Row(row.Name, row.Before, row.After, row.Change, row.Cause.ToString(), row.Reason))]);

    public static PaperTable Anomalies(IEnumerable<PackAnomaly> rows) => new("Anomalies", ["Environment", "Day", "Last day", "Billed", "Expected", "Service", "Explanation", "State", "Reason"],
        [.. rows.Select(row => Row(row.Environment, Day(row.Day), Day(row.LastDay), row.Amount, row.Expected, row.Service, row.Explanation, row.State.ToString(), row.Reason))]);

    public static PaperTable AdviceOf(IEnumerable<AdviceView> rows) => new("Advice", ["Environment", "Team", "Advice", "Saving a month", "Risk", "Evidence"],
        [.. rows.Select(row => Row(row.Environment, row.Team, row.Advice.Title, row.Advice.Saving, row.Advice.Risk, row.Advice.Evidence))]);

    public static PaperTable Variance(IEnumerable<VersionVariance> rows) => new("Estimates", ["Product version", "Environments", "Months", "Mean error %", "Low %", "High %", "Correction", "Why"],
        [.. rows.Select(row => Row(row.ProductVersion, row.Environments, row.Months, row.Mean * 100, row.Low * 100, row.High * 100, row.Correction, row.Why))]);

    public static PaperTable Year(YearView view) => new("Year", ["Environment", "Team", .. view.Months.Select(Months.MonthText), "Total"],
        [
            .. view.Rows.Select(row => (IReadOnlyList<object?>)[row.Name, row.Team, .. row.Billed.Select(amount => (object?)amount), row.Total]),
            .. view.Untagged.Any(amount => amount is not null) ? [(IReadOnlyList<object?>)["Untagged", null, .. view.Untagged.Select(amount => (object?)amount), view.Untagged.Sum()]] : Array.Empty<IReadOnlyList<object?>>(),
        ]);

    public static PaperTable Days(EnvironmentCostView view) => new("Days", ["Day", "Service", "Billed"],
        [.. view.Days.SelectMany(day => day.Services.Select(service => Row(Day(day.Day), service.Service, service.Amount)))]);

    public static PaperTable Decisions(string name, IEnumerable<PackDecision> rows) => new(name, ["Subject", "Month", "Verdict", "Decision", "Owner", "Due", "Saving a month", "State", "What came of it", "Realised", "Note"],
        [.. rows.Select(row => Row(row.Subject, row.MeetingMonth.MonthText(), row.Verdict.ToString(), row.Text, row.Owner, row.Due is { } due ? Day(due) : null, row.ExpectedSaving, row.State.ToString(), row.Outcome, row.Realised, row.Note))]);

    private static object?[] Row(params object?[] cells) => cells;

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
