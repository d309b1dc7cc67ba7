namespace Amazon.CostExplorer.Model;

/// <summary>Cost of one group in one period.</summary>
public class Group
{
    /// <summary>One a group definition; for a tag <c>key$value</c>, with an empty value for untagged cost.</summary>
    public List<string>? Keys { get; set; }

    /// <summary>By metric.</summary>
    public Dictionary<string, MetricValue>? Metrics { get; set; }
}
