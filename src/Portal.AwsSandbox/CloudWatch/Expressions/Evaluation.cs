using Portal.AwsSandbox.CloudWatch.Metrics;

namespace Portal.AwsSandbox.CloudWatch.Expressions;

/// <summary>Works out the queries of one call over one window, each once.</summary>
/// <param name="find">The samples of a metric, null when there are none.</param>
public sealed class Evaluation(IReadOnlyList<DataQuery> queries, Window window, Func<MetricKey, string?, ISeries?> find)
{
    private readonly Dictionary<string, DataQuery> byId = queries.ToDictionary(query => query.Id);
    private readonly Dictionary<string, Operand> known = [];
    private readonly HashSet<string> under = [];

    public Window Window => window;

    /// <exception cref="MathException">The query's expression can't be carried out.</exception>
    public Operand Of(DataQuery query)
    {
        if (known.TryGetValue(query.Id, out var before)) return before;
        if (!under.Add(query.Id)) throw new MathException("The expression refers to itself");
        var value = query.Metric is { } metric ? Read(query, metric) : new Arithmetic(this).Of(query.Formula!);
        under.Remove(query.Id);
        return known[query.Id] = value;
    }

    internal Operand Of(string id) => byId.TryGetValue(id, out var query) ? Of(query) : throw new MathException($"'{id}' is not a valid id of a query");

    /// <summary>The metrics of the call in order; those whose id holds a text, when one is given.</summary>
    internal IEnumerable<Operand.Series> Metrics(string? part) => queries
        .Where(query => query.Metric is not null && (part is null || query.Id.Contains(part, StringComparison.Ordinal))).Select(query => (Operand.Series)Of(query));

    /// <summary>The periods of a window, as seconds since 1970.</summary>
    internal IEnumerable<long> Slots(int period)
    {
        var last = window.Last.ToUnixTimeSeconds();
        for (var at = Periods.Start(window.Start, window.Now, period).ToUnixTimeSeconds(); at < last; at += period) yield return at;
    }

    private Operand.Series Read(DataQuery query, MetricQuery metric)
    {
        var points = new SortedList<long, double>();
        if (find(metric.Key, metric.Unit) is { } series)
            foreach (var slot in Slots(metric.Period))
            {
                var at = DateTimeOffset.FromUnixTimeSeconds(slot);
                if (!Periods.IsKept(at, metric.Period, window.Now)) continue;
                var tally = new Tally(metric.Statistic.NeedsSamples);
                series.Collect(at, at.AddSeconds(metric.Period), tally);
                if (tally.Value(metric.Statistic) is { } value) points.Add(slot, value);
            }
        return new Operand.Series(points, metric.Period, query.Label ?? metric.Key.Name);
    }
}
