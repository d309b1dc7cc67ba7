namespace Amazon.CloudWatch.Model;

/// <summary>A hint about a request or a query.</summary>
public class MessageData
{
    public string? Code { get; set; }
    public string? Value { get; set; }
}
