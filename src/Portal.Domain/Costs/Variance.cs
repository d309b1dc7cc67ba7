namespace Portal.Domain.Costs;

/// <summary>What was estimated and billed for one environment in one whole month, by service row.</summary>
public sealed record EstimatedMonth(EnvironmentId Environment, string Name, string ProductVersion, DateOnly Month, IReadOnlyDictionary<string, decimal> Estimated, IReadOnlyDictionary<string, decimal> Billed)
{
    public decimal EstimatedSum => Estimated.Values.Sum();
    public decimal BilledSum => Billed.Values.Sum();

    /// <summary>Billed against estimated, 0.05 being 5 % more than estimated.</summary>
    public decimal Error => EstimatedSum == 0 ? 0 : (BilledSum / EstimatedSum) - 1;
}

/// <summary>One row of the estimate over the months of a product version.</summary>
/// <param name="Error">Billed against estimated over all months; null where nothing was estimated.</param>
public sealed record LineVariance(string Id, string Title, decimal Estimated, decimal Billed, decimal? Error);

/// <summary>How wrong the estimates of a product version were.</summary>
/// <param name="Low">A tenth of the months lay below, and a tenth above <paramref name="High"/>.</param>
/// <param name="Correction">What an estimate would have to be multiplied by; null while the error is not systematic. It is shown beside estimates, never worked into them.</param>
/// <param name="Why">The line that explains most of it, in a sentence; null where none stands out.</param>
public sealed record VersionVariance(
    string ProductVersion, int Environments, int Months, decimal Mean, decimal Low, decimal High, decimal? Correction, string? Why, IReadOnlyList<LineVariance> Lines)
{
    /// <summary>Months below which an error may be chance.</summary>
    private const int Fewest = 4;
    private const decimal Least = 0.02m;

    public static IReadOnlyList<VersionVariance> Of(IEnumerable<EstimatedMonth> months) =>
        [.. months.Where(month => month.EstimatedSum > 0).GroupBy(month => month.ProductVersion).Select(group => Of(group.Key, [.. group])).OrderByDescending(version => version.ProductVersion, StringComparer.Ordinal)];

    private static VersionVariance Of(string version, IReadOnlyList<EstimatedMonth> months)
    {
        var errors = months.Select(month => month.Error).Order().ToList();
        var mean = (months.Sum(month => month.BilledSum) / months.Sum(month => month.EstimatedSum)) - 1;
        var lines = LinesOf(months);
        // Systematic: nine of ten months err to the same side, and by enough to matter.
        var (low, high) = (Quantile(errors, 0.1m), Quantile(errors, 0.9m));
        var isSystematic = months.Count >= Fewest && Math.Abs(mean) >= Least && (low > 0 || high < 0);
        var worst = lines.MaxBy(line => Math.Abs(line.Billed - line.Estimated));
        var why = worst is null || Math.Abs(worst.Billed - worst.Estimated) < Math.Abs(mean) * months.Sum(month => month.EstimatedSum) / 3 ? null
            : $"{worst.Title}: {worst.Estimated / months.Count:0} estimated, {worst.Billed / months.Count:0} billed a month.";
        return new VersionVariance(version, months.Select(month => month.Environment).Distinct().Count(), months.Count, mean, low, high, isSystematic ? 1 + mean : null, why, lines);
    }

    private static List<LineVariance> LinesOf(IReadOnlyList<EstimatedMonth> months) =>
    [
        .. months.SelectMany(month => month.Estimated.Keys.Concat(month.Billed.Keys)).Distinct().Select(id =>
        {
            var (estimated, billed) = (months.Sum(month => month.Estimated.GetValueOrDefault(id)), months.Sum(month => month.Billed.GetValueOrDefault(id)));
            return new LineVariance(id, CostService.All.FirstOrDefault(service => service.Id == id)?.Title ?? id, estimated, billed, estimated == 0 ? null : (billed / estimated) - 1);
        }).OrderByDescending(line => Math.Abs(line.Billed - line.Estimated)),
    ];

    private static decimal Quantile(List<decimal> sorted, decimal share)
    {
        var at = share * (sorted.Count - 1);
        var (below, above) = ((int)Math.Floor(at), (int)Math.Ceiling(at));
        return sorted[below] + ((sorted[above] - sorted[below]) * (at - below));
    }
}
