using Portal.Domain.Costs;

namespace Portal.Costs;

/// <summary>A month by service, beside the lines of the estimate that belong to each.</summary>
internal static class ServiceCosts
{
    public static IReadOnlyList<ServiceCost> Of(DateOnly month, IReadOnlyList<CostDay> days, PortfolioRow row, EnvironmentEstimate? estimate)
    {
        var billed = Sums(days.Where(day => day.Day >= month));
        var last = Sums(days.Where(day => day.Day < month));
        var lines = (estimate?.Lines ?? []).GroupBy(line => CostService.OfLine(line.Id, line.Label).Id).ToDictionary(group => group.Key, group => group.Sum(line => line.Amount.Expected));
        // The month's forecast is split as the bill so far is; before there is one, as the estimate is.
        var sum = billed.Values.Sum(service => service.Amount);
        return [.. billed.Keys.Union(last.Keys).Union(lines.Keys).Select(id => new ServiceCost(
                id, TitleOf(id, billed, last),
                billed.TryGetValue(id, out var now) ? now.Amount : null,
                last.TryGetValue(id, out var before) ? before.Amount : null,
                row.Forecast is { } forecast && sum > 0 ? forecast.Expected * (now.Amount / sum) : null,
                lines.TryGetValue(id, out var line) ? line : null))
            .OrderByDescending(service => service.Forecast ?? service.Billed ?? service.Estimate ?? 0).ThenBy(service => service.Title, StringComparer.Ordinal)];
    }

    private static Dictionary<string, (string Title, decimal Amount)> Sums(IEnumerable<CostDay> days) => days.SelectMany(day => day.Services)
        .GroupBy(each => CostService.OfBilled(each.Service).Id).ToDictionary(group => group.Key, group => (CostService.OfBilled(group.First().Service).Title, group.Sum(each => each.Amount)));

    private static string TitleOf(string id, Dictionary<string, (string Title, decimal Amount)> billed, Dictionary<string, (string Title, decimal Amount)> last) =>
        billed.TryGetValue(id, out var now) ? now.Title : last.TryGetValue(id, out var before) ? before.Title : CostService.All.FirstOrDefault(service => service.Id == id)?.Title ?? id;
}
