using Portal.AwsSandbox.CloudWatch.Expressions;
using Portal.AwsSandbox.CloudWatch.Metrics;
using Portal.AwsSandbox.Wire.Tongues;

namespace Portal.AwsSandbox.CloudWatch.Actions;

/// <summary>Metrics and queries as they are answered.</summary>
internal static class Shapes
{
    public static Output Metric(MetricKey key) => new()
    {
        { "Namespace", key.Namespace }, { "MetricName", key.Name }, { "Dimensions", Dimensions(key) },
    };

    public static List<Output> Dimensions(MetricKey key) => [.. key.Dimensions.Select(each => new Output { { "Name", each.Name }, { "Value", each.Value } })];

    public static Output Query(DataQuery query) => new()
    {
        { "Id", query.Id },
        { "MetricStat", query.Metric is { } metric
            ? new Output { { "Metric", Metric(metric.Key) }, { "Period", metric.Period }, { "Stat", metric.StatisticText }, { "Unit", metric.Unit } }
            : null },
        { "Expression", query.Expression }, { "Label", query.Label }, { "ReturnData", query.ReturnData }, { "Period", query.Period },
    };
}
