namespace Portal.Domain.Costs.Forecasting;

/// <summary>
/// By how much a run rate has misled before: from each earlier day the weeks before it against the days after it, as in a forecast
/// that was made then. Four of five of those errors lie within what this gives.
/// </summary>
internal static class SeenError
{
    /// <summary>Days that are looked back over at most.</summary>
    public const int Days = 70;

    private const int Window = 28, FewestBefore = 7, FewestTries = 10, LongestAhead = 14;
    private const double Share = 0.8;

    /// <summary>However still it was, it is not believed to be stiller than that.</summary>
    private const double Least = 0.001;

    /// <param name="rates">By day, without the shape of the week, in order.</param>
    /// <param name="left">Days to be forecast.</param>
    /// <returns>A share of the rate; null where too few days are known to try.</returns>
    public static double? Of(IReadOnlyList<double> rates, int left)
    {
        var ahead = Math.Min(left, LongestAhead);
        var errors = new List<double>();
        for (var at = FewestBefore; at + ahead <= rates.Count; at++)
        {
            var before = Weighted(rates, Math.Max(0, at - Window), at);
            if (before > 0) errors.Add(Math.Abs((Mean(rates, at, at + ahead) / before) - 1));
        }
        if (errors.Count < FewestTries) return null;
        errors.Sort();
        // A level that wanders goes as far as the root of the days.
        return Math.Max(Least, errors[(int)(Share * (errors.Count - 1))] * Math.Sqrt((double)left / ahead));
    }

    // As the forecast weighs them: half as much for what is two weeks older.
    private static double Weighted(IReadOnlyList<double> rates, int from, int to)
    {
        double sum = 0, weights = 0;
        for (var n = from; n < to; n++)
        {
            var weight = Math.Pow(0.5, (to - 1 - n) / 14.0);
            sum += weight * rates[n];
            weights += weight;
        }
        return sum / weights;
    }

    private static double Mean(IReadOnlyList<double> rates, int from, int to)
    {
        double sum = 0;
        for (var n = from; n < to; n++) sum += rates[n];
        return sum / (to - from);
    }
}
