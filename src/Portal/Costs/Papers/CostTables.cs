using System.Globalization;
using Portal.Costs.Leftovers;
using Portal.Costs.Meetings;
using Portal.Domain.Costs;
using Portal.Domain.Costs.Forecasting;

namespace Portal.Costs.Papers;

/// <summary>Tables of the pages that no meeting's papers hold, as rows for CSV.</summary>
internal static class CostTables
{
    public static PaperTable Leftovers(IEnumerable<LeftoverView> rows) => new("Leftovers", ["Environment", "Id", "Team", "Owner", "Account", "Region", "Stack", "Deleted", "Billed a month", "Days", "Services", "Kept"],
        [.. rows.Select(row => Row(row.Name, row.Id.Value, row.Team, row.OwnerName, row.Account, row.Region, row.StackName, Day(row.DeletedOn), row.Monthly, row.Days, LeftoverWords.Services(row),
            string.Join("; ", row.Kept.Select(kept => $"{kept.LogicalId} {kept.PhysicalId} ({kept.Fate})"))))]);

    public static PaperTable Bands(IEnumerable<BandOverride> rows) => new("Bands", ["Scope", "Subject", "Floor", "Ceiling", "Reason", "By", "At"],
        [.. rows.Select(row => Row(row.Scope.ToString(), row.Subject, row.Floor, row.Ceiling, row.Reason, row.ByName, At(row.At)))]);

    public static PaperTable Quality(BackTest test) => new("Forecasts", ["Day of the month", "Forecasts", "Inside %", "Median error %"],
        [.. test.ByDay().Select(day => Row(day.Day, day.Forecasts, day.Inside * 100, day.Median * 100))]);

    public static PaperTable Services(EnvironmentCostView view) => new("Services", ["Service", "Billed", "Last month", "Forecast", "Estimate"],
        [.. view.Services.Select(row => Row(row.Title, row.Billed, row.LastMonth, row.Forecast, row.Estimate))]);

    public static PaperTable Estimate(EnvironmentCostView view) => new("Estimate", ["Line", "Minimum", "Expected", "Maximum", "Expected at request"],
        [.. (view.Now?.Lines ?? []).Select(line => Row(line.Label, line.Amount.Minimum, line.Amount.Expected, line.Amount.Maximum, view.AtRequest?.Lines.FirstOrDefault(before => before.Id == line.Id)?.Amount.Expected))]);

    public static PaperTable History(EnvironmentCostView view) => new("Months", ["Month", "Billed", "Estimate", "Standing"],
        [.. view.History.Select(row => Row(row.Month.MonthText(), row.Billed, row.Estimate, row.Standing.ToString()))]);

    public static PaperTable Meetings(IEnumerable<CostMeeting> rows) => new("Reviews", ["Month", "Id", "State", "Led by", "Items", "Begun", "Closed", "Closed by"],
        [.. rows.Select(row => Row(row.Month.MonthText(), row.Id.Value, row.State.ToString(), row.LeaderName, row.Agenda.Count, At(row.BegunAt), row.ClosedAt is { } closed ? At(closed) : null, row.ClosedBy))]);

    public static PaperTable Agenda(CostMeeting meeting) => new("Agenda", ["Item", "Kind", "Subject", "Text", "Amount a month", "Passed over"],
        [.. meeting.Agenda.Select(item => Row(item.Key, item.Kind.ToString(), item.Title, item.Text, item.Amount, meeting.Skipped.Contains(item.Key) ? "yes" : "no"))]);

    private static object?[] Row(params object?[] cells) => cells;

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string At(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
