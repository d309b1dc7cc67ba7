using Amazon.Runtime.Internal;

namespace Amazon.CloudFormation.Model;

/// <summary>A stack as ListStacks tells it.</summary>
public class StackSummary
{
    public string? StackId { get; set; }

    [AWSProperty(Required = true)]
    public string StackName { get; set; } = null!;

    public string? TemplateDescription { get; set; }

    [AWSProperty(Required = true)]
    public DateTime? CreationTime { get; set; }

    public DateTime? LastUpdatedTime { get; set; }
    public DateTime? DeletionTime { get; set; }

    [AWSProperty(Required = true)]
    public StackStatus StackStatus { get; set; } = null!;

    public string? StackStatusReason { get; set; }
    public string? ParentId { get; set; }
    public string? RootId { get; set; }
    public StackDriftInformationSummary? DriftInformation { get; set; }
}
