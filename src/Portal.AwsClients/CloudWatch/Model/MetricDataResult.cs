namespace Amazon.CloudWatch.Model;

/// <summary>A query's values; Timestamps and Values belong together index by index.</summary>
public class MetricDataResult
{
    public string? Id { get; set; }
    public string? Label { get; set; }
    public List<DateTime>? Timestamps { get; set; }

    /// <summary>A period without data has neither value nor timestamp.</summary>
    public List<double>? Values { get; set; }

    public StatusCode? StatusCode { get; set; }
    public List<MessageData>? Messages { get; set; }
}
