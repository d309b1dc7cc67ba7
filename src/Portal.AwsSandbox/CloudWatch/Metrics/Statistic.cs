using System.Globalization;
using System.Text.RegularExpressions;

namespace Portal.AwsSandbox.CloudWatch.Metrics;

public enum StatisticKind { Average, Sum, Minimum, Maximum, SampleCount, Percentile, TrimmedMean }

/// <summary>How samples of a period become one value.</summary>
/// <param name="Share">Of a percentile or a trimmed mean: the samples below it count, from 0 to 1.</param>
public sealed partial record Statistic(StatisticKind Kind, double Share = 0)
{
    public bool NeedsSamples => Kind is StatisticKind.Percentile or StatisticKind.TrimmedMean;

    /// <summary>Reads <c>Average</c>, <c>p99</c>, <c>p99.9</c>, <c>tm95</c>; null when it is none that is simulated.</summary>
    public static Statistic? Parse(string text)
    {
        if (Enum.TryParse<StatisticKind>(text, out var kind) && kind < StatisticKind.Percentile && !char.IsDigit(text[0])) return new Statistic(kind);
        var match = Extended().Match(text);
        if (!match.Success || !double.TryParse(match.Groups[2].Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent) || percent > 100) return null;
        return new Statistic(match.Groups[1].Value == "p" ? StatisticKind.Percentile : StatisticKind.TrimmedMean, percent / 100);
    }

    [GeneratedRegex(@"^(p|tm)(\d{1,3}(?:\.\d{1,10})?)$", RegexOptions.NonBacktracking)]
    private static partial Regex Extended();
}
