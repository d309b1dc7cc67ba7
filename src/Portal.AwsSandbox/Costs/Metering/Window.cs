using Portal.AwsSandbox.Standing;

namespace Portal.AwsSandbox.Costs.Metering;

/// <summary>The part of a day that is metered: all of it, or up to where usage has arrived.</summary>
internal readonly record struct Window(DateTimeOffset From, DateTimeOffset To)
{
    /// <summary>What stands for a month is charged by the hour, out of the hours that this very month has.</summary>
    public decimal HoursOfMonth => 24m * DateTime.DaysInMonth(From.Year, From.Month);

    public decimal Hours => (decimal)(To - From).TotalHours;

    public Window? Of(Spell spell)
    {
        var from = spell.From > From ? spell.From : From;
        var to = spell.To is { } end && end < To ? end : To;
        return from < to ? new Window(from, to) : null;
    }

    public decimal Overlap(DateTimeOffset from, DateTimeOffset? to)
    {
        var begin = from > From ? from : From;
        var end = to is { } until && until < To ? until : To;
        return begin < end ? (decimal)(end - begin).TotalHours : 0;
    }

    /// <summary>The clock's hours in it; the first and the last may be parts.</summary>
    public IEnumerable<Window> ByHour()
    {
        for (var at = From; at < To;)
        {
            var next = new DateTimeOffset(at.Year, at.Month, at.Day, at.Hour, 0, 0, TimeSpan.Zero).AddHours(1);
            yield return new Window(at, next < To ? next : To);
            at = next;
        }
    }
}
