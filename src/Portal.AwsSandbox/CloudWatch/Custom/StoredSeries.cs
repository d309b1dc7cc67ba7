using Portal.AwsSandbox.CloudWatch.Metrics;

namespace Portal.AwsSandbox.CloudWatch.Custom;

/// <summary>A metric that was put, with points of one unit or of any.</summary>
public sealed class StoredSeries(IReadOnlyList<StoredPoint> points, string? unit) : ISeries
{
    public string Unit { get; } = unit ?? (points.Count > 0 ? points[0].Unit : "None");

    public void Collect(DateTimeOffset from, DateTimeOffset to, Tally into)
    {
        var end = to.ToUnixTimeSeconds();
        for (var n = First(from.ToUnixTimeSeconds()); n < points.Count && points[n].At < end; n++)
            if (unit is null || points[n].Unit == unit) Add(points[n], into);
    }

    private static void Add(StoredPoint point, Tally into)
    {
        if (point.Set is [var count, var sum, var least, var most]) into.Add(new Datum(count, sum, least, most));
        else
            for (var n = 0; n < point.Values!.Length; n++) into.Add(Datum.Of(point.Values[n], point.Counts?[n] ?? 1));
    }

    private int First(long from)
    {
        var (low, high) = (0, points.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (points[middle].At < from) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}
