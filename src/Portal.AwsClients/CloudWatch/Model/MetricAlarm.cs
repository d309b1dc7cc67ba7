namespace Amazon.CloudWatch.Model;

/// <summary>An alarm on a metric or an expression.</summary>
public class MetricAlarm
{
    public string? AlarmName { get; set; }
    public string? AlarmArn { get; set; }
    public string? AlarmDescription { get; set; }
    public DateTime? AlarmConfigurationUpdatedTimestamp { get; set; }
    public bool? ActionsEnabled { get; set; }
    public List<string>? OKActions { get; set; }
    public List<string>? AlarmActions { get; set; }
    public List<string>? InsufficientDataActions { get; set; }
    public StateValue? StateValue { get; set; }
    public string? StateReason { get; set; }

    /// <summary>JSON.</summary>
    public string? StateReasonData { get; set; }

    /// <summary>Also moves on without a change of StateValue; StateTransitionedTimestamp does not.</summary>
    public DateTime? StateUpdatedTimestamp { get; set; }

    public string? MetricName { get; set; }
    public string? Namespace { get; set; }
    public Statistic? Statistic { get; set; }
    public string? ExtendedStatistic { get; set; }
    public List<Dimension>? Dimensions { get; set; }

    /// <summary>Seconds.</summary>
    public int? Period { get; set; }

    public StandardUnit? Unit { get; set; }
    public int? EvaluationPeriods { get; set; }

    /// <summary>How many of the last EvaluationPeriods must breach.</summary>
    public int? DatapointsToAlarm { get; set; }

    public double? Threshold { get; set; }
    public ComparisonOperator? ComparisonOperator { get; set; }

    /// <summary><c>breaching</c>, <c>notBreaching</c>, <c>ignore</c> or <c>missing</c>.</summary>
    public string? TreatMissingData { get; set; }

    public string? EvaluateLowSampleCountPercentile { get; set; }

    /// <summary>For an alarm on an expression, in place of Namespace and MetricName.</summary>
    public List<MetricDataQuery>? Metrics { get; set; }

    /// <summary>The query with the band of an anomaly-detection alarm.</summary>
    public string? ThresholdMetricId { get; set; }

    public EvaluationState? EvaluationState { get; set; }
    public DateTime? StateTransitionedTimestamp { get; set; }
}
