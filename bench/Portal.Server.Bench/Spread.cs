namespace Portal.Server.Bench;

/// <summary>Values in order, and the one that a share of them does not pass.</summary>
internal sealed class Spread(IEnumerable<double> values)
{
    private readonly double[] _sorted = [.. values.Order()];

    public int Count => _sorted.Length;
    public double P50 => At(0.50);
    public double P95 => At(0.95);
    public double P99 => At(0.99);
    public double Most => _sorted[^1];

    private double At(double share) => _sorted[(int)(share * (_sorted.Length - 1))];
}
