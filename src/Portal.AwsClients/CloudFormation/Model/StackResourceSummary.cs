using Amazon.Runtime.Internal;

namespace Amazon.CloudFormation.Model;

/// <summary>A resource as ListStackResources tells it.</summary>
public class StackResourceSummary
{
    [AWSProperty(Required = true)]
    public string LogicalResourceId { get; set; } = null!;

    public string? PhysicalResourceId { get; set; }

    [AWSProperty(Required = true)]
    public string ResourceType { get; set; } = null!;

    [AWSProperty(Required = true)]
    public DateTime? LastUpdatedTimestamp { get; set; }

    [AWSProperty(Required = true)]
    public ResourceStatus ResourceStatus { get; set; } = null!;

    public string? ResourceStatusReason { get; set; }
    public StackResourceDriftInformationSummary? DriftInformation { get; set; }
    public ModuleInfo? ModuleInfo { get; set; }
}
