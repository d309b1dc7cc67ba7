namespace Amazon.CostExplorer.Model;

/// <summary>Cost of one period.</summary>
public class ResultByTime
{
    public DateInterval? TimePeriod { get; set; }

    /// <summary>By metric; empty when the request groups.</summary>
    public Dictionary<string, MetricValue>? Total { get; set; }

    public List<Group>? Groups { get; set; }

    /// <summary>True until the bill for the period is final.</summary>
    public bool? Estimated { get; set; }
}
