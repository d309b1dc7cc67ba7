namespace Portal.Domain.Costs;

/// <summary>Days of the bill that are still to be read.</summary>
/// <param name="To">Exclusive, as Cost Explorer has it.</param>
public sealed record ReadingSpan(DateOnly From, DateOnly To, bool IsBackfill)
{
    public int Days => To.DayNumber - From.DayNumber;

    /// <summary>Days that lie side by side become one span, and no span reaches over the end of a month; the newest comes first.</summary>
    public static IReadOnlyList<ReadingSpan> Of(IEnumerable<DateOnly> days, bool isBackfill)
    {
        var spans = new List<ReadingSpan>();
        foreach (var day in days.Distinct().Order())
        {
            if (spans.Count > 0 && spans[^1] is var last && last.To == day && day.Day != 1) spans[^1] = last with { To = day.AddDays(1) };
            else spans.Add(new ReadingSpan(day, day.AddDays(1), isBackfill));
        }
        spans.Reverse();
        return spans;
    }
}
