namespace Portal.Domain.Health;

/// <summary>Reckons availability, budget and burn from sums.</summary>
public static class MeasureSlo
{
    /// <param name="sums">Sums of the time from the first moment up to, not including, the second.</param>
    /// <param name="from">Since when there is data.</param>
    /// <param name="through">Until when: windows end there, so that data that has yet to arrive is not taken for calm.</param>
    public static SloStanding Of(Objective objective, Func<DateTimeOffset, DateTimeOffset, ServiceSums> sums, DateTimeOffset? from, DateTimeOffset through)
    {
        var start = through.AddDays(-objective.WindowDays);
        var whole = sums(start, through);
        var failed = whole.ErrorShare;
        return new SloStanding(
            objective.Percent, objective.WindowDays, failed is { } share ? 100 * (1 - share) : null, objective.BudgetMinutes,
            failed is { } spent ? objective.BudgetMinutes * (1 - spent / objective.Allowed) : null,
            [.. Objective.Pairs.Select(pair => new Burn(pair.Long, pair.Short, pair.Threshold, pair.Level, Rate(pair.Long), Rate(pair.Short)))],
            whole, from is { } first && first > start ? first : from is null ? null : start, through);

        double? Rate(TimeSpan window)
        {
            var within = sums(through - window, through);
            return within.Requests < objective.FewRequests && within.Down == 0 ? null : within.ErrorShare / objective.Allowed;
        }
    }

    /// <summary>The highest level that burns.</summary>
    public static BurnLevel LevelOf(SloStanding standing) => standing.Burns.Where(burn => burn.IsBurning).Select(burn => burn.Level).DefaultIfEmpty(BurnLevel.None).Max();
}
