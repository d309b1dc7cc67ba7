namespace Amazon.CloudWatch.Model;

/// <summary>A metric is its namespace, its name and all its dimensions.</summary>
public class Metric
{
    public string? Namespace { get; set; }
    public string? MetricName { get; set; }
    public List<Dimension>? Dimensions { get; set; }
}
