using System.Globalization;
using System.Net;
using System.Text;
using Portal.Costs.Leftovers;
using Portal.Costs.Meetings;
using Portal.Domain.Costs;

namespace Portal.Costs.Papers;

/// <summary>The papers of a meeting as one page to print: HTML that needs nothing beside itself, laid out for A4.</summary>
internal static class PaperPage
{
    private const string Style = """
        @page { size: A4; margin: 14mm 13mm }
        body { font: 9.5pt/1.35 Inter, system-ui, sans-serif; color: #1b1f24; margin: 0 auto; max-width: 184mm; font-variant-numeric: tabular-nums }
        h1 { font-size: 15pt; margin: 0 0 1mm } h2 { font-size: 10.5pt; margin: 5mm 0 1.5mm; break-after: avoid }
        p { margin: 0 0 1mm } .meta { color: #57606a } table { border-collapse: collapse; width: 100% }
        th { font-weight: 500; color: #57606a; text-align: left } th, td { padding: .7mm 2mm .7mm 0; border-bottom: .2mm solid #d0d7de; vertical-align: top } tr { break-inside: avoid }
        .n { text-align: right; white-space: nowrap } .sums { display: flex; gap: 8mm; margin: 3mm 0 } .sums b { display: block; font-size: 12pt } .sums span { color: #57606a }
        @media screen { body { padding: 10mm 0 } }
        """;

    public static string Of(CostPack pack)
    {
        var text = new StringBuilder();
        var totals = pack.Portfolio.Totals;
        text.Append(CultureInfo.InvariantCulture, $"<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Cost review {pack.Month.MonthText()}</title><style>{Style}</style></head><body>");
        text.Append(CultureInfo.InvariantCulture, $"<h1>Cost review, {pack.Month:MMMM yyyy}</h1><p class=\"meta\">Led by {Text(pack.Leader)}. Frozen {pack.ClosedAt:d MMM yyyy HH:mm} UTC by {Text(pack.ClosedBy)}. {(pack.Portfolio.State.Through is { } through ? string.Create(CultureInfo.InvariantCulture, $"Billed through {through:d MMM yyyy}") : "Nothing was billed yet")}, {pack.Portfolio.State.MetricWord}, in USD; without credits, refunds and tax.</p>");
        text.Append("<div class=\"sums\">");
        Sum(text, "Billed", Usd(totals.Billed));
        if (!pack.Portfolio.IsOver) Sum(text, "Forecast", totals.Forecast is null ? "no data" : $"{Usd(totals.Forecast)} ({Usd(totals.ForecastLow)} to {Usd(totals.ForecastHigh)})");
        Sum(text, "Month before", Usd(totals.LastMonth));
        Sum(text, "Estimate", Usd(totals.Estimate?.Expected));
        Sum(text, "Untagged", totals.UntaggedShare is { } share ? string.Create(CultureInfo.InvariantCulture, $"{share:0.0%}, {Usd(totals.Untagged)}") : "no data");
        text.Append("</div>");
        var runs = !pack.Portfolio.IsOver;
        Table(text, "Environments", ["Environment", "Team", "Billed", .. Only(runs, "Forecast"), "Month before", "Estimate", "Band", "Standing"], pack.Portfolio.Environments.Select(row => (string[])
        [
            row.Name, row.Team, Usd(row.Billed), .. Only(runs, Usd(row.AtEnd) + (row.AtEndIs is "estimate" ? "*" : "")), Usd(row.LastMonth), Usd(row.Estimate?.Expected),
            string.Create(CultureInfo.InvariantCulture, $"{row.Band.Floor:#,0}–{row.Band.Ceiling:#,0}"), row.IsGone ? "deleted" : Words(row.Standing),
        ]), runs ? [2, 3, 4, 5, 6] : [2, 3, 4, 5]);
        if (runs && pack.Portfolio.Environments.Any(row => row.AtEndIs is "estimate")) text.Append("<p class=\"meta\">* The estimate: no bill carried it yet.</p>");
        Table(text, "Decisions", ["Subject", "Verdict", "What", "Owner", "Due", "Saving"], pack.Decisions.Select(Decision), 5);
        Table(text, "Carried from before", ["Subject", "Verdict", "What", "Owner", "Due", "Saving"], pack.Carried.Select(Decision), 5);
        Table(text, "Movers", ["Environment", "Before", "After", "Change", "Why"], pack.Portfolio.Movers.Take(8).Select(row => new[] { row.Name, Usd(row.Before), Usd(row.After), Signed(row.Change), row.Reason ?? "" }), 1, 2, 3);
        Table(text, "Teams", ["Team", "Cost centres", "Environments", "Billed", .. Only(runs, "Forecast")], pack.Showback.Select(row => (string[])[row.Key, row.Also, row.IsUntagged ? "" : row.Environments.ToString(CultureInfo.InvariantCulture), Usd(row.Billed), .. Only(runs, row.IsUntagged ? "" : Usd(row.Forecast))]), 2, 3, 4);
        Table(text, "Anomalies", ["Environment", "Day", "Billed", "Expected", "Service", "What happened"], pack.Anomalies.Select(row => new[] { row.Environment, row.Day.ToString("d MMM", CultureInfo.InvariantCulture), Usd(row.Amount), Usd(row.Expected), row.Service, row.Explanation }), 2, 3);
        Table(text, "Billed after deletion", ["Environment", "Deleted", "Kept by its delete", "Billed for", "A month"], pack.Leftovers.Select(row => new[] { row.Name, row.DeletedOn.ToString("d MMM yyyy", CultureInfo.InvariantCulture), LeftoverWords.Kept(row) ?? "not known", LeftoverWords.Services(row), Usd(row.Monthly) }), 4);
        Table(text, "How wrong estimates were", ["Product version", "Environments", "Months", "Mean", "Four of five months", "Why"], pack.Variance.Select(row => new[]
        {
            row.ProductVersion, row.Environments.ToString(CultureInfo.InvariantCulture), row.Months.ToString(CultureInfo.InvariantCulture), Percent(row.Mean), $"{Percent(row.Low)} to {Percent(row.High)}", row.Why ?? "",
        }), 1, 2, 3);
        return text.Append("</body></html>").ToString();
    }

    private static string[] Decision(PackDecision row) =>
        [row.Subject, row.State is CostDecisionState.Open ? row.Verdict.ToString() : $"{row.Verdict}, {row.State.ToString().ToLowerInvariant()}", string.Join(' ', new[] { row.Text, row.Note, row.Outcome }.Where(part => part is { Length: > 0 })), row.Owner, row.Due?.ToString("d MMM", CultureInfo.InvariantCulture) ?? "", Usd(row.ExpectedSaving)];

    private static void Sum(StringBuilder text, string label, string value) => text.Append(CultureInfo.InvariantCulture, $"<div><span>{label}</span><b>{Text(value)}</b></div>");

    /// <param name="right">Columns of figures.</param>
    private static void Table(StringBuilder text, string title, string[] columns, IEnumerable<string[]> rows, params int[] right)
    {
        var all = rows.ToList();
        if (all.Count == 0) return;
        string Class(int n) => right.Contains(n) ? " class=\"n\"" : "";
        text.Append(CultureInfo.InvariantCulture, $"<h2>{title}</h2><table><thead><tr>{string.Concat(columns.Select((column, n) => $"<th{Class(n)}>{column}</th>"))}</tr></thead><tbody>");
        foreach (var row in all) text.Append(CultureInfo.InvariantCulture, $"<tr>{string.Concat(row.Select((cell, n) => $"<td{Class(n)}>{Text(cell)}</td>"))}</tr>");
        text.Append("</tbody></table>");
    }

    private static string[] Only(bool isSo, string cell) => isSo ? [cell] : [];

    private static string Words(BandStanding standing) => standing switch
    {
        BandStanding.Below => "below",
        BandStanding.In => "in band",
        BandStanding.ForecastAbove => "forecast above",
        BandStanding.Above => "above",
        _ => "no data",
    };

    private static string Usd(decimal? amount) => amount is { } known ? (known < 0 ? "−" : "") + Math.Round(Math.Abs(known), 2, MidpointRounding.AwayFromZero).ToString("#,0.00", CultureInfo.InvariantCulture) : "no data";

    private static string Signed(decimal amount) => (amount > 0 ? "+" : "") + Usd(amount);

    private static string Percent(decimal share) => (share < 0 ? "−" : "+") + Math.Abs(share).ToString("0.0 %", CultureInfo.InvariantCulture);

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
