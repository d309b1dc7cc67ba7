using Amazon.Runtime.Internal;

namespace Amazon.CloudFormation.Model;

/// <summary>A resource's drift.</summary>
public class StackResourceDrift
{
    [AWSProperty(Required = true)]
    public string StackId { get; set; } = null!;

    [AWSProperty(Required = true)]
    public string LogicalResourceId { get; set; } = null!;

    public string? PhysicalResourceId { get; set; }
    public List<PhysicalResourceIdContextKeyValuePair>? PhysicalResourceIdContext { get; set; }

    [AWSProperty(Required = true)]
    public string ResourceType { get; set; } = null!;

    /// <summary>JSON after the template.</summary>
    public string? ExpectedProperties { get; set; }

    /// <summary>JSON as found.</summary>
    public string? ActualProperties { get; set; }

    /// <summary>Only for MODIFIED.</summary>
    public List<PropertyDifference>? PropertyDifferences { get; set; }

    [AWSProperty(Required = true)]
    public StackResourceDriftStatus StackResourceDriftStatus { get; set; } = null!;

    [AWSProperty(Required = true)]
    public DateTime? Timestamp { get; set; }

    public ModuleInfo? ModuleInfo { get; set; }
}
