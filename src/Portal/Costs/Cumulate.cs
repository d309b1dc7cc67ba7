using Portal.Domain.Costs;

namespace Portal.Costs;

/// <summary>The month added up day by day: what is billed, then the forecast's fan, beside the estimate's straight line.</summary>
internal static class Cumulate
{
    public static IReadOnlyList<CumulativePoint> Of(DateOnly month, IReadOnlyList<CostDay> days, PortfolioRow row, EnvironmentEstimate? estimate)
    {
        var ofMonth = days.Where(day => day.Day >= month).ToList();
        var daily = estimate?.Range?.Expected / month.DaysOfMonth();
        var points = new List<CumulativePoint>();
        decimal billed = 0;
        var whole = ofMonth.Count(day => day.IsWhole);
        var sum = ofMonth.Where(day => day.IsWhole).Sum(day => day.Billed ?? 0);
        foreach (var (n, day) in ofMonth.Index())
        {
            billed += day.Billed ?? 0;
            // From the last whole day on the fan opens to the month's end.
            var share = ofMonth.Count == whole ? 0 : (decimal)(n + 1 - whole) / (ofMonth.Count - whole);
            var fan = row.Forecast is not null && n + 1 >= whole;
            points.Add(new CumulativePoint(day.Day, day.IsWhole ? billed : null,
                fan ? sum + ((row.Forecast!.Low - sum) * share) : null, fan ? sum + ((row.Forecast!.Expected - sum) * share) : null, fan ? sum + ((row.Forecast!.High - sum) * share) : null,
                daily * (n + 1)));
        }
        return points;
    }
}
