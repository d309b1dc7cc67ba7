namespace Portal.AwsSandbox.CloudWatch.Metrics;

/// <summary>
/// Samples of a metric at one moment, condensed. Where <paramref name="Spread"/> is above zero they are spread log-normally about
/// <paramref name="Median"/>, and a percentile falls where that has it; else all are taken to be the mean.
/// </summary>
public readonly record struct Datum(double Count, double Sum, double Least, double Most, double Median = 0, double Spread = 0)
{
    public static Datum One(double value) => new(1, value, value, value);

    /// <summary>The same value, reported <paramref name="count"/> times.</summary>
    public static Datum Of(double value, double count) => new(count, value * count, value, value);

    /// <summary>Many durations about a median; the least and the most are where one in so many is expected.</summary>
    public static Datum LogNormal(double count, double median, double spread)
    {
        var reach = Bell.Quantile(1 - 1 / (count + 1));
        return new Datum(count, count * median * Math.Exp(spread * spread / 2), median * Math.Exp(-spread * reach), median * Math.Exp(spread * reach), median, spread);
    }

    /// <summary>As if it had been there so many times over.</summary>
    public Datum Times(double times) => this with { Count = Count * times, Sum = Sum * times };

    /// <summary>The share of the samples up to a value.</summary>
    public double ShareUpTo(double value) => Spread > 0
        ? value <= 0 ? 0 : Bell.Share(Math.Log(value / Median) / Spread)
        : Sum / Count <= value ? 1 : 0;

    /// <summary>The sum of the samples up to a value.</summary>
    public double SumUpTo(double value) => Spread > 0
        ? value <= 0 ? 0 : Sum * Bell.Share(Math.Log(value / Median) / Spread - Spread)
        : Sum / Count <= value ? Sum : 0;
}
