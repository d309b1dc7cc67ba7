using Amazon.Runtime.Internal;

namespace Amazon.CloudFormation.Model;

/// <summary>A stack as DescribeStacks tells it.</summary>
public class Stack
{
    /// <summary>ARN; unique over time, where a name may be used again after a deletion.</summary>
    public string? StackId { get; set; }

    [AWSProperty(Required = true)]
    public string StackName { get; set; } = null!;

    /// <summary>The change set last executed, or the one in review.</summary>
    public string? ChangeSetId { get; set; }

    public string? Description { get; set; }
    public List<Parameter>? Parameters { get; set; }

    [AWSProperty(Required = true)]
    public DateTime? CreationTime { get; set; }

    public DateTime? DeletionTime { get; set; }

    /// <summary>Null until the first update.</summary>
    public DateTime? LastUpdatedTime { get; set; }

    public RollbackConfiguration? RollbackConfiguration { get; set; }

    [AWSProperty(Required = true)]
    public StackStatus StackStatus { get; set; } = null!;

    public string? StackStatusReason { get; set; }
    public bool? DisableRollback { get; set; }

    /// <summary>SNS topics that hear of stack events, at most 5.</summary>
    public List<string>? NotificationARNs { get; set; }

    /// <summary>Minutes a creation may take.</summary>
    public int? TimeoutInMinutes { get; set; }

    /// <summary>Values of <see cref="Capability"/>.</summary>
    public List<string>? Capabilities { get; set; }

    public List<Output>? Outputs { get; set; }

    /// <summary>The role CloudFormation acts as; the last one used when not set.</summary>
    public string? RoleARN { get; set; }

    public List<Tag>? Tags { get; set; }
    public bool? EnableTerminationProtection { get; set; }

    /// <summary>The stack right above a nested stack.</summary>
    public string? ParentId { get; set; }

    /// <summary>The top of a tree of nested stacks.</summary>
    public string? RootId { get; set; }

    public StackDriftInformation? DriftInformation { get; set; }
    public bool? RetainExceptOnCreate { get; set; }
    public DeletionMode? DeletionMode { get; set; }

    /// <summary>Tells more while StackStatus is the same, for example that only stabilising is left.</summary>
    public DetailedStatus? DetailedStatus { get; set; }
}
