using Portal.AwsSandbox.CloudWatch.Metrics;
using Portal.AwsSandbox.Wire;
using Portal.AwsSandbox.Wire.Tongues;

namespace Portal.AwsSandbox.CloudWatch.Actions;

/// <summary>Several statistics of one metric.</summary>
internal sealed class GetMetricStatistics(Landscape landscape)
{
    private const int MostPoints = 1440;

    public Output Handle(WireRequest request, Members input)
    {
        var key = Inputs.Metric(input);
        var start = input.Time("StartTime") ?? throw Inputs.Missing("StartTime");
        var end = input.Time("EndTime") ?? throw Inputs.Missing("EndTime");
        var period = input.Number("Period") ?? throw Inputs.Missing("Period");
        if (start >= end) throw Inputs.Invalid("The parameter StartTime must be less than the parameter EndTime.");
        if (!Periods.IsPeriod(period)) throw Inputs.Invalid("The parameter Period must be 1, 5, 10, 30, or a multiple of 60.");
        var plain = input.Texts("Statistics") ?? [];
        var extended = input.Texts("ExtendedStatistics") ?? [];
        if (plain.Count + extended.Count == 0) throw Inputs.Missing("Statistics or ExtendedStatistics");
        var statistics = plain.Concat(extended).ToDictionary(text => text, text => Read(text, plain.Contains(text)));
        if ((end - start).TotalSeconds / period > MostPoints)
            throw new AwsException("InvalidParameterCombination",
                $"You have requested up to {Math.Ceiling((end - start).TotalSeconds / period):0} datapoints, which exceeds the limit of {MostPoints}. You may reduce the datapoints requested by increasing Period, or decreasing the time range.");
        var points = landscape.Find(request.Account, request.Region, key, Inputs.Unit(input)) is { } series
            ? Points(series, start, end, period, statistics)
            : [];
        return new Output { { "Label", key.Name }, { "Datapoints", points } };
    }

    private List<Output> Points(ISeries series, DateTimeOffset start, DateTimeOffset end, int period, Dictionary<string, Statistic> statistics)
    {
        var now = landscape.World.Clock.Shown;
        var points = new List<Output>();
        for (var at = Periods.Start(start, now, period); at < end && at < now; at = at.AddSeconds(period))
        {
            if (!Periods.IsKept(at, period, now)) continue;
            var tally = new Tally(statistics.Values.Any(statistic => statistic.NeedsSamples));
            series.Collect(at, at.AddSeconds(period), tally);
            if (tally.Count > 0) points.Add(Point(series, at, tally, statistics));
        }
        return points;
    }

    private static Output Point(ISeries series, DateTimeOffset at, Tally tally, Dictionary<string, Statistic> statistics)
    {
        var point = new Output { { "Timestamp", at } };
        foreach (var (name, statistic) in statistics)
            if (!statistic.NeedsSamples) point.Add(name, tally.Value(statistic));
        point.Add("Unit", series.Unit);
        var extended = statistics.Where(pair => pair.Value.NeedsSamples).ToDictionary(pair => pair.Key, pair => tally.Value(pair.Value)!.Value);
        if (extended.Count > 0) point.Add("ExtendedStatistics", extended);
        return point;
    }

    private static Statistic Read(string text, bool plain) => Statistic.Parse(text) is { } statistic && statistic.NeedsSamples != plain
        ? statistic
        : throw Inputs.Invalid($"The value {text} for parameter {(plain ? "Statistics" : "ExtendedStatistics")}.member.1 is not supported.");
}
