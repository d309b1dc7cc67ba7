using Amazon.Runtime.Internal;

namespace Amazon.CloudWatch.Model;

/// <summary>A metric or an expression over other queries: exactly one of MetricStat and Expression.</summary>
public class MetricDataQuery
{
    /// <summary>Unique in the request; begins with a lower-case letter.</summary>
    [AWSProperty(Required = true)]
    public string Id { get; set; } = null!;

    public MetricStat? MetricStat { get; set; }
    public string? Expression { get; set; }
    public string? Label { get; set; }

    /// <summary>False for a query that only feeds an expression; true when not set.</summary>
    public bool? ReturnData { get; set; }

    /// <summary>Seconds, for an expression; a metric's period is in MetricStat.</summary>
    public int? Period { get; set; }

    /// <summary>The account that has the metric, when it is another one.</summary>
    public string? AccountId { get; set; }
}
