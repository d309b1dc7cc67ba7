namespace Amazon.CloudFormation.Model;

/// <summary>A stack's output.</summary>
public class Output
{
    public string? OutputKey { get; set; }
    public string? OutputValue { get; set; }
    public string? Description { get; set; }

    /// <summary>The name other stacks import it by.</summary>
    public string? ExportName { get; set; }
}
