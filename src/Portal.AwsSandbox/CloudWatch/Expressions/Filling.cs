namespace Portal.AwsSandbox.CloudWatch.Expressions;

/// <summary>Values for periods that have none.</summary>
internal static class Filling
{
    public static Operand.Series With(Operand.Series series, IEnumerable<long> slots, Func<long, double?> missing)
    {
        var points = new SortedList<long, double>(series.Points);
        foreach (var at in slots)
            if (!points.ContainsKey(at) && missing(at) is { } value) points.Add(at, value);
        return series with { Points = points };
    }

    /// <summary>The latest value before; what comes before the first has none.</summary>
    public static Operand.Series Repeat(Operand.Series series, IEnumerable<long> slots) => With(series, slots, at =>
        Before(series.Points.Keys, at) is >= 0 and var place ? series.Points.Values[place] : null);

    /// <summary>Along the line between the values before and after; outside of them there is none.</summary>
    public static Operand.Series Linear(Operand.Series series, IEnumerable<long> slots) => With(series, slots, at =>
    {
        var place = Before(series.Points.Keys, at);
        if (place < 0 || place + 1 == series.Points.Count) return null;
        var (from, to) = (series.Points.Keys[place], series.Points.Keys[place + 1]);
        var (low, high) = (series.Points.Values[place], series.Points.Values[place + 1]);
        return low + (high - low) * (at - from) / (to - from);
    });

    // The place of the last key before a moment; -1 when there is none.
    private static int Before(IList<long> keys, long at)
    {
        var (low, high) = (0, keys.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (keys[middle] < at) low = middle + 1;
            else high = middle;
        }
        return low - 1;
    }
}
