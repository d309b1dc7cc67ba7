namespace Portal.Domain.Health;

/// <summary>Finds the stretches of trouble in a window and what each cost.</summary>
public static class FindSpenders
{
    /// <summary>Trouble that pauses for no longer is one stretch.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(15);

    private static readonly TimeSpan Step = TimeSpan.FromMinutes(5);

    /// <summary>An event this long before a stretch may have caused it.</summary>
    private static readonly TimeSpan Before = TimeSpan.FromMinutes(10);

    /// <param name="steps">Sums of five minutes each, in order.</param>
    /// <returns>At most ten, dearest first.</returns>
    public static IReadOnlyList<SpentBudget> Of(Objective objective, IEnumerable<(DateTimeOffset At, ServiceSums Sums)> steps, IReadOnlyList<HealthEvent> events)
    {
        var whole = default(ServiceSums);
        List<(DateTimeOffset From, DateTimeOffset To, ServiceSums Sums)> found = [];
        foreach (var (at, sums) in steps)
        {
            whole += sums;
            // A share that the objective allows is what it allows, not trouble.
            if (sums.ErrorShare is not { } share || share <= objective.Allowed || (sums.Failed == 0 && sums.Down == 0)) continue;
            if (found.Count > 0 && at - found[^1].To <= Pause) found[^1] = (found[^1].From, at + Step, found[^1].Sums + sums);
            else found.Add((at, at + Step, sums));
        }
        var perMinute = whole.Busy == 0 ? 0 : (double)whole.Requests / whole.Busy;
        var lostInAll = Lost(whole);
        if (lostInAll <= 0 || whole.ErrorShare is not { } spent) return [];
        return [.. found.Select(one => new SpentBudget(one.From, one.To, one.Sums.Failed, Lost(one.Sums) / lostInAll, Lost(one.Sums) / lostInAll * spent / objective.Allowed * objective.BudgetMinutes, Cause(one.From, one.To)))
            .OrderByDescending(one => one.Minutes).Take(10)];

        double Lost(ServiceSums sums) => sums.Failed + sums.Silent * perMinute;

        string Cause(DateTimeOffset from, DateTimeOffset to)
        {
            var beside = events.Where(one => one.At >= from - Before && one.At < to && one.Kind is not (HealthEventKind.StateChanged or HealthEventKind.Burn or HealthEventKind.BurnOver or HealthEventKind.AlarmOver or HealthEventKind.CeilingOver or HealthEventKind.ZoneBack or HealthEventKind.DrillOver)).ToList();
            // That it was meant so is the first thing to know of it; what it brought still follows.
            var drill = beside.Exists(one => one.Kind is HealthEventKind.DrillBegan) ? "Spent by a drill: " : "";
            return drill + string.Join("; ", beside.OrderByDescending(one => one.Kind is HealthEventKind.DrillBegan).Select(one => one.Title).Distinct().Take(3));
        }
    }
}
