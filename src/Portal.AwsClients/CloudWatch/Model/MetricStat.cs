using Amazon.Runtime.Internal;

namespace Amazon.CloudWatch.Model;

/// <summary>A metric, and how to condense it.</summary>
public class MetricStat
{
    [AWSProperty(Required = true)]
    public Metric Metric { get; set; } = null!;

    /// <summary>Seconds: 1, 5, 10, 30 or a multiple of 60. Data older than 15 days needs 300, than 63 days 3,600.</summary>
    [AWSProperty(Required = true)]
    public int? Period { get; set; }

    /// <summary>For example <c>Average</c>, <c>Sum</c> or <c>p99</c>.</summary>
    [AWSProperty(Required = true)]
    public string Stat { get; set; } = null!;

    public StandardUnit? Unit { get; set; }
}
