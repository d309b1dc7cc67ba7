using Portal.Domain.Environments;
using Portal.Domain.Health;

namespace Portal.Health;

/// <summary>Every environment as it was at one moment, worst first; it can be narrowed without asking the store again.</summary>
/// <param name="passedAt">The latest pass over any place; null before the first.</param>
public sealed class WholeFleet(IReadOnlyList<(FleetRow Row, bool IsStale)> all, DateTimeOffset? passedAt)
{
    private readonly IReadOnlyList<string> _teams = Sorted(all.Select(one => one.Row.Team)), _accounts = Sorted(all.Select(one => one.Row.Account)), _regions = Sorted(all.Select(one => one.Row.Region)), _stages = Sorted(all.Select(one => one.Row.Stage));

    public FleetHealth Narrow(FleetFilter filter)
    {
        var kept = all.Where(one => Fits(one.Row, filter)).ToList();
        return new FleetHealth(
            [.. kept.Select(one => one.Row).Where(row => filter.State is null || row.State == filter.State)], Totals(kept.ConvertAll(one => one.Row), kept.Count(one => one.IsStale)),
            _teams, _accounts, _regions, _stages, passedAt);
    }

    private static IReadOnlyList<string> Sorted(IEnumerable<string> values) => [.. values.Distinct().Order(StringComparer.OrdinalIgnoreCase)];

    private static bool Fits(FleetRow row, FleetFilter filter) =>
        (filter.Search is not { Length: > 0 } search || row.Name.Contains(search, StringComparison.OrdinalIgnoreCase) || row.Team.Contains(search, StringComparison.OrdinalIgnoreCase))
        && (filter.Team is null || row.Team == filter.Team) && (filter.Account is null || row.Account == filter.Account)
        && (filter.Region is null || row.Region == filter.Region) && (filter.Stage is null || row.Stage == filter.Stage);

    // What its zones could bear is told by its instances; those that are not seen now may have gone.
    private static bool Sees(FleetRow row) => row.States.TryGetValue(HealthTier.Compute, out var state) && state is not HealthState.Unknown;

    internal static FleetTotals Totals(IReadOnlyList<FleetRow> rows, int stale)
    {
        int In(HealthState state) => rows.Count(row => row.State == state);
        return new FleetTotals(
            rows.Count, In(HealthState.Healthy), In(HealthState.Degraded), In(HealthState.Down), In(HealthState.Unknown), rows.Count(row => row.Lifecycle is EnvironmentState.Creating),
            rows.Count(row => Sees(row) && row.Loss is { Verdict: LossVerdict.Enough }), rows.Count(row => Sees(row) && row.Loss is { Verdict: not LossVerdict.Unknown }),
            rows.Count(row => row.Availability is { } reached && row.LeftMinutes >= 0 && reached > 0), rows.Count(row => row.Availability is not null), rows.Count(row => row.Burning is not BurnLevel.None), stale);
    }
}
