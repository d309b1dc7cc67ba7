namespace Portal.AwsSandbox.CloudWatch.Metrics;

/// <summary>The samples of one period as they are added up.</summary>
/// <param name="keepsSamples">True where a percentile is wanted, which needs more than sums.</param>
public sealed class Tally(bool keepsSamples)
{
    private const int Steps = 60;

    private readonly List<Datum>? parts = keepsSamples ? [] : null;

    public double Count { get; private set; }

    public double Sum { get; private set; }

    public double Least { get; private set; } = double.PositiveInfinity;

    public double Most { get; private set; } = double.NegativeInfinity;

    public void Add(in Datum datum)
    {
        if (datum.Count <= 0) return;
        Count += datum.Count;
        Sum += datum.Sum;
        Least = Math.Min(Least, datum.Least);
        Most = Math.Max(Most, datum.Most);
        parts?.Add(datum);
    }

    /// <summary>Null when there was no sample.</summary>
    public double? Value(Statistic statistic) => Count <= 0 ? null : statistic.Kind switch
    {
        StatisticKind.Average => Sum / Count,
        StatisticKind.Sum => Sum,
        StatisticKind.Minimum => Least,
        StatisticKind.Maximum => Most,
        StatisticKind.SampleCount => Count,
        StatisticKind.Percentile => Quantile(statistic.Share),
        _ => TrimmedMean(statistic.Share),
    };

    // The least value with at least this share of all samples up to it, found by halving.
    private double Quantile(double share)
    {
        if (share <= 0) return Least;
        if (share >= 1) return Most;
        double low = Least, high = Most;
        for (var step = 0; step < Steps && high - low > 1e-9 * Math.Abs(high); step++)
        {
            var middle = (low + high) / 2;
            if (Upto(middle) >= share * Count - 1e-9) high = middle;
            else low = middle;
        }
        return high;
    }

    private double TrimmedMean(double share)
    {
        var limit = Quantile(share);
        var within = Upto(limit);
        return within <= 0 ? limit : parts!.Sum(part => part.SumUpTo(limit)) / within;
    }

    private double Upto(double value) => parts!.Sum(part => part.Count * part.ShareUpTo(value));
}
