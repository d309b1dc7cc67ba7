using Portal.AwsSandbox.CloudWatch.Metrics;
using Portal.AwsSandbox.CloudWatch.Physics;
using Portal.AwsSandbox.Standing;

namespace Portal.AwsSandbox.CloudWatch.Catalog;

/// <summary>A metric that a service reports of one subject.</summary>
/// <param name="ids">The physical resources that the metric is of; it has samples only while all of them stand.</param>
/// <param name="now">Nothing is known of a minute that has not ended by then.</param>
public sealed class ReportedSeries(StackPicture picture, MetricRow row, MetricKey key, IReadOnlyList<string> ids, DateTimeOffset now) : ISeries
{
    // Of what is only answered by the hour, every tenth minute stands for ten.
    private const int Coarse = 10;
    private const int MinutesOfADay = 1440;

    private readonly long coarseBefore = Span.MinuteOf(now - Periods.FiveMinutes) / 60 * 60;
    private readonly long end = Span.MinuteOf(now);
    private readonly List<Spell>[] stood = [.. ids.Select(id => picture.Spells.Where(spell => spell.PhysicalId == id).ToList())];

    public string Unit => row.Unit;

    public void Collect(DateTimeOffset from, DateTimeOffset to, Tally into)
    {
        var last = Math.Min(end, (to.ToUnixTimeSeconds() + 59) / 60);
        for (var minute = (from.ToUnixTimeSeconds() + 59) / 60; minute < last;)
        {
            var step = row.Daily ? MinutesOfADay - (int)(minute % MinutesOfADay) : minute < coarseBefore ? Coarse : 1;
            if ((!row.Daily || minute % MinutesOfADay == 0) && Stands(Span.Of(minute)) && row.At(new Look(picture, picture.At(minute), key)) is { } datum)
                into.Add(row.Daily || step == 1 ? datum : datum.Times(step));
            minute += step;
        }
    }

    private bool Stands(DateTimeOffset at)
    {
        foreach (var spells in stood)
            if (!spells.Exists(spell => spell.IsAt(at))) return false;
        return true;
    }
}
