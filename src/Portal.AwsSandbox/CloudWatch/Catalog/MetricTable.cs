using Portal.AwsSandbox.CloudWatch.Metrics;

namespace Portal.AwsSandbox.CloudWatch.Catalog;

/// <summary>Every metric that services report by themselves.</summary>
public static class MetricTable
{
    public static readonly IReadOnlyList<MetricRow> Rows =
        [.. LoadBalancerMetrics.Rows, .. ComputeMetrics.Rows, .. DataMetrics.Rows, .. NetworkMetrics.Rows];

    private static readonly Dictionary<(string, string), MetricRow[]> ByName =
        Rows.GroupBy(row => (row.Namespace, row.Name)).ToDictionary(group => group.Key, group => group.ToArray());

    /// <summary>The metric by name and by the dimensions it has; null when no service reports such a one.</summary>
    public static MetricRow? Find(MetricKey key)
    {
        foreach (var row in ByName.GetValueOrDefault((key.Namespace, key.Name), []))
            if (row.Of.Any(subject => Subjects.Fits(subject, key))) return row;
        return null;
    }
}
