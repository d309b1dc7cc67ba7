using System.Globalization;
using Portal.Costs.Advice;
using Portal.Costs.Anomalies;
using Portal.Costs.Leftovers;
using Portal.Domain.Costs;

namespace Portal.Costs.Meetings;

/// <summary>What a meeting has to talk about: what is still open, who left the band, who moved, what was unusual, what would save.</summary>
internal static class MakeAgenda
{
    private const int MostMovers = 5;
    private const int MostAdvice = 8;

    /// <summary>USD a month that deleted environments leave; less is not talked about.</summary>
    private const decimal LeastLeft = 5;

    public static IReadOnlyList<AgendaItem> Of(PortfolioView month, IReadOnlyList<CostDecision> open, IReadOnlyList<AnomalyView> anomalies, IReadOnlyList<AdviceView> advice, IReadOnlyList<LeftoverView> leftovers, IReadOnlyList<VersionVariance> variance)
    {
        var items = new List<AgendaItem>();
        items.AddRange(open.Select(decision => new AgendaItem($"Carried/{decision.Id}", AgendaKind.Carried, decision.EnvironmentId, decision.Subject,
            $"{decision.Text} Owner {decision.Owner}{(decision.Due is { } due ? $", due {Day(due)}" : "")}.".TrimStart(), -decision.ExpectedSaving, decision.Id)));
        var outside = month.Environments.Where(row => row.Standing is BandStanding.Above or BandStanding.ForecastAbove).ToList();
        items.AddRange(outside.Select(row => new AgendaItem($"OutOfBand/{row.Id}", AgendaKind.OutOfBand, row.Id, row.Name,
            row.Standing is BandStanding.Above ? $"Above its band: {Usd(row.Billed)} billed, the band ends at {Usd(row.Band.Ceiling)}." : $"Forecast above its band: {Usd(row.AtEnd)} expected, the band ends at {Usd(row.Band.Ceiling)}.",
            row.AtEnd - row.Band.Ceiling, null)));
        items.AddRange(month.Movers.Where(mover => outside.TrueForAll(row => row.Id != mover.Id)).Take(MostMovers).Select(mover => new AgendaItem($"Mover/{mover.Id}", AgendaKind.Mover, mover.Id, mover.Name,
            $"{(mover.Change > 0 ? "+" : "−")}{Usd(Math.Abs(mover.Change))} against the month before{(mover.Reason is { } reason ? $": {reason}" : "")}.", mover.Change, null)));
        items.AddRange(anomalies.Where(view => view.Anomaly.State is not AnomalyState.Dismissed).Select(view => new AgendaItem($"Anomaly/{view.Anomaly.Id}", AgendaKind.Anomaly, view.Anomaly.EnvironmentId, view.Environment,
            $"{Day(view.Anomaly.Day)}: {Usd(view.Anomaly.Amount)} instead of {Usd(view.Anomaly.Expected)}, {view.Service}. {view.Anomaly.Explanation}", view.Anomaly.Difference, null)));
        items.AddRange(advice.Take(MostAdvice).Select(view => new AgendaItem($"Advice/{view.EnvironmentId}/{view.Advice.Title}", AgendaKind.Advice, view.EnvironmentId, view.Environment,
            $"{view.Advice.Title}. Risk: {view.Advice.Risk}", -view.Advice.Saving, null)));
        if (leftovers.Sum(view => view.Monthly) is var left && left >= LeastLeft)
            items.Add(new AgendaItem("LeftBehind", AgendaKind.LeftBehind, null, "Left by deleted environments", $"Snapshots, buckets and keys of {string.Join(", ", leftovers.Select(view => view.Name))} are still billed, {Usd(left)} a month. Nothing deletes them by itself.", left, null));
        if (month.Totals.UntaggedShare > PortfolioTotals.UntaggedGoal)
            items.Add(new AgendaItem("Untagged", AgendaKind.Untagged, null, "Untagged", string.Create(CultureInfo.InvariantCulture, $"{month.Totals.UntaggedShare:P1} of what is billed belongs to no environment; the goal is below {PortfolioTotals.UntaggedGoal:P0}."), month.Totals.Untagged, null));
        if (variance.Count > 0)
            items.Add(new AgendaItem("Estimates", AgendaKind.Estimates, null, "Estimates against bills", string.Join(' ', variance.Select(version => string.Create(CultureInfo.InvariantCulture, $"{version.ProductVersion}: {version.Mean:+0.0 %;−0.0 %}."))), null, null));
        return [.. items.DistinctBy(item => item.Key)];
    }

    private static string Day(DateOnly day) => day.ToString("d MMM", CultureInfo.InvariantCulture);

    private static string Usd(decimal? amount) => string.Create(CultureInfo.InvariantCulture, $"USD {amount:#,0}");
}
