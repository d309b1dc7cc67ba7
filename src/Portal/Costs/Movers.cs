using Portal.Domain.Environments;

namespace Portal.Costs;

/// <summary>Environments whose month differs most from the one before.</summary>
internal static class Movers
{
    /// <summary>Less than this many dollars is no move.</summary>
    private const decimal Least = 3;

    public static IReadOnlyList<Mover> Of(IEnumerable<PortfolioRow> rows) =>
        [.. rows.Where(row => row.AtEnd is not null || row.LastMonth is not null).Select(Of).Where(mover => Math.Abs(mover.Change) >= Least).OrderByDescending(mover => Math.Abs(mover.Change))];

    private static Mover Of(PortfolioRow row)
    {
        var (before, after) = (row.LastMonth ?? 0, row.AtEnd ?? 0);
        var (cause, reason) = (row.LastMonth, row.State) switch
        {
            (null, _) => (MoverCause.New, $"stands since {row.CreatedAt:d MMM}"),
            (_, EnvironmentState.Deleted) => (MoverCause.Gone, "deleted"),
            _ => (MoverCause.Unknown, (string?)null),
        };
        return new Mover(row.Id, row.Name, before, after, after - before, cause, reason, null);
    }
}
