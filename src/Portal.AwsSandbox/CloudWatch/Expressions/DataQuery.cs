using Portal.AwsSandbox.CloudWatch.Metrics;

namespace Portal.AwsSandbox.CloudWatch.Expressions;

/// <summary>A metric condensed, or an expression over other queries: exactly one of <paramref name="Metric"/> and <paramref name="Formula"/>.</summary>
public sealed record DataQuery(string Id, MetricQuery? Metric, Formula? Formula, string? Expression, string? Label, bool ReturnData, int? Period);

public sealed record MetricQuery(MetricKey Key, int Period, Statistic Statistic, string StatisticText, string? Unit);
