using System.Globalization;
using System.Text.Json;

namespace Portal.AwsSandbox.CloudWatch.Alarms;

/// <summary>What an alarm found, since when, and why. The values are those looked at, oldest first; null where there was none.</summary>
public sealed record AlarmState(string Value, DateTimeOffset Since, string Reason, string? ReasonData)
{
    public const string Ok = "OK";
    public const string Alarm = "ALARM";
    public const string Insufficient = "INSUFFICIENT_DATA";

    // Beyond its evaluation periods an alarm looks at some more, in case data is missing or late.
    private const int MoreLooked = 2;

    /// <summary>How many periods before a moment decide the state then.</summary>
    public static int Looked(AlarmDefinition of) => of.EvaluationPeriods + MoreLooked;

    /// <param name="points">Values by the beginnings of their periods, seconds since 1970.</param>
    /// <param name="end">Where the latest period ends.</param>
    /// <param name="before">What it was a period before.</param>
    public static string Decide(AlarmDefinition of, SortedList<long, double> points, long end, string before)
    {
        var present = new List<double>();
        for (var n = Looked(of); n >= 1; n--)
            if (points.TryGetValue(end - (long)n * of.Period, out var value) && (n <= of.EvaluationPeriods || of.TreatMissingData is "missing" or "ignore")) present.Add(value);
        var looked = present.TakeLast(of.EvaluationPeriods).ToList();
        var missing = of.EvaluationPeriods - looked.Count;
        var breaching = looked.Count(of.Breaches) + (of.TreatMissingData == "breaching" ? missing : 0);
        if (breaching >= of.DatapointsToAlarm) return Alarm;
        if (looked.Count > 0) return Ok;
        return of.TreatMissingData switch { "missing" => Insufficient, "ignore" => before, _ => Ok };
    }

    public static AlarmState Explain(AlarmDefinition of, SortedList<long, double> points, long end, string value, string before, DateTimeOffset since)
    {
        var slots = Enumerable.Range(1, of.EvaluationPeriods).Select(n => end - (long)n * of.Period).Where(points.ContainsKey).ToList();
        var figures = slots.ConvertAll(at => $"{AlarmDefinition.Figure(points[at])} ({DateTimeOffset.FromUnixTimeSeconds(at).ToString("dd/MM/yy HH:mm:ss", CultureInfo.InvariantCulture)})");
        return new AlarmState(value, since, Words(of, value, before, [.. slots.Select(at => points[at])], figures), Data(of, points, slots, end));
    }

    private static string Words(AlarmDefinition of, string value, string before, List<double> values, List<string> figures)
    {
        if (value == Insufficient) return $"Insufficient Data: {of.EvaluationPeriods} datapoint{(of.EvaluationPeriods == 1 ? " was" : "s were")} unknown.";
        if (values.Count == 0)
            return $"Threshold Crossed: no datapoints were received for {of.EvaluationPeriods} period{Plural(of.EvaluationPeriods)} and {of.EvaluationPeriods} missing datapoint{(of.EvaluationPeriods == 1 ? " was" : "s were")} treated as [{(value == Alarm ? "Breaching" : "NonBreaching")}].";
        var count = values.Count(each => of.Breaches(each) == (value == Alarm));
        var least = value == Alarm ? of.DatapointsToAlarm : of.EvaluationPeriods - of.DatapointsToAlarm + 1;
        return $"Threshold Crossed: {count} out of the last {values.Count} datapoint{Plural(values.Count)} [{string.Join(", ", figures)}] {(count == 1 ? "was" : "were")} " +
               $"{(value == Alarm ? "" : "not ")}{of.ComparisonWords} the threshold ({AlarmDefinition.Figure(of.Threshold)}) (minimum {least} datapoint{Plural(least)} for {(value == before ? Insufficient : before)} -> {value} transition).";
    }

    private static string Data(AlarmDefinition of, SortedList<long, double> points, List<long> slots, long end) => JsonSerializer.Serialize(new
    {
        version = "1.0",
        queryDate = Stamp(end),
        startDate = slots.Count > 0 ? Stamp(slots[^1]) : null,
        statistic = of.Watched.Metric?.StatisticText,
        period = of.Period,
        recentDatapoints = slots.Select(at => points[at]).Reverse(),
        threshold = of.Threshold,
    });

    private static string Stamp(long at) => DateTimeOffset.FromUnixTimeSeconds(at).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff+0000", CultureInfo.InvariantCulture);

    private static string Plural(int count) => count == 1 ? "" : "s";
}
