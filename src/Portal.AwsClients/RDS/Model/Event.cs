namespace Amazon.RDS.Model;

/// <summary>Something that happened to a resource.</summary>
public class Event
{
    public string? SourceIdentifier { get; set; }
    public SourceType? SourceType { get; set; }
    public string? Message { get; set; }

    /// <summary>For example <c>failover</c> or <c>availability</c>.</summary>
    public List<string>? EventCategories { get; set; }
    public DateTime? Date { get; set; }
    public string? SourceArn { get; set; }
}
