using System.Globalization;
using System.Text;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace Portal.Platform.Telemetry;

/// <summary>Metrics as Prometheus reads them, text format 0.0.4, written when they are asked for.</summary>
internal sealed class PrometheusText : BaseExporter<Metric>
{
    private readonly StringBuilder _text = new();

    /// <summary>What the last collection brought.</summary>
    public string Text => _text.ToString();

    public override ExportResult Export(in Batch<Metric> batch)
    {
        _text.Clear();
        // One name is told once, whichever meters have it.
        var byName = new SortedDictionary<string, List<Metric>>(StringComparer.Ordinal);
        foreach (var metric in batch)
        {
            var name = NameOf(metric.Name, metric.Unit, IsCounter(metric.MetricType));
            if (!byName.TryGetValue(name, out var same)) byName[name] = same = [];
            same.Add(metric);
        }
        foreach (var (name, metrics) in byName)
        {
            _text.Append("# HELP ").Append(name).Append(' ').Append(metrics[0].Description.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)).Append('\n');
            _text.Append("# TYPE ").Append(name).Append(' ').Append(metrics[0].MetricType.IsHistogram() ? "histogram" : IsCounter(metrics[0].MetricType) ? "counter" : "gauge").Append('\n');
            foreach (var metric in metrics)
                foreach (ref readonly var point in metric.GetMetricPoints()) Write(name, metric.MetricType, point);
        }
        return ExportResult.Success;
    }

    /// <summary>"portal.jobs.lag" in "s" is portal_jobs_lag_seconds; a counter ends in _total.</summary>
    public static string NameOf(string name, string? unit, bool isCounter)
    {
        var plain = name.Replace('.', '_').Replace('-', '_');
        var suffix = unit switch { "s" => "_seconds", "By" => "_bytes", "USD" => "_usd", _ => "" };
        if (!plain.EndsWith(suffix, StringComparison.Ordinal)) plain += suffix;
        return isCounter ? plain + "_total" : plain;
    }

    private static bool IsCounter(MetricType type) => type is MetricType.LongSum or MetricType.DoubleSum;

    private void Write(string name, MetricType type, in MetricPoint point)
    {
        var labels = Labels(point.Tags);
        if (!type.IsHistogram())
        {
            Line(name, labels, type switch
            {
                MetricType.LongSum or MetricType.LongSumNonMonotonic => point.GetSumLong(),
                MetricType.DoubleSum or MetricType.DoubleSumNonMonotonic => point.GetSumDouble(),
                MetricType.LongGauge => point.GetGaugeLastValueLong(),
                _ => point.GetGaugeLastValueDouble(),
            });
            return;
        }
        long sofar = 0;
        foreach (var bucket in point.GetHistogramBuckets())
        {
            sofar += bucket.BucketCount;
            var edge = $"le=\"{(double.IsPositiveInfinity(bucket.ExplicitBound) ? "+Inf" : Number(bucket.ExplicitBound))}\"";
            Line($"{name}_bucket", labels.Length == 0 ? edge : $"{labels},{edge}", sofar);
        }
        Line($"{name}_sum", labels, point.GetHistogramSum());
        Line($"{name}_count", labels, point.GetHistogramCount());
    }

    private void Line(string name, string labels, double value)
    {
        _text.Append(name);
        if (labels.Length > 0) _text.Append('{').Append(labels).Append('}');
        _text.Append(' ').Append(Number(value)).Append('\n');
    }

    private static string Labels(ReadOnlyTagCollection tags)
    {
        var text = new StringBuilder();
        foreach (var (key, value) in tags)
        {
            if (text.Length > 0) text.Append(',');
            text.Append(key.Replace('.', '_').Replace('-', '_')).Append("=\"")
                .Append((value?.ToString() ?? "").Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)).Append('"');
        }
        return text.ToString();
    }

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
