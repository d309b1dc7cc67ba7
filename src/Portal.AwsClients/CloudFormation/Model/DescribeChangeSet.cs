using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.CloudFormation.Model;

/// <summary>One page of a change set's changes.</summary>
public class DescribeChangeSetRequest : AmazonCloudFormationRequest
{
    /// <summary>Name or ARN; a name needs StackName beside it.</summary>
    [AWSProperty(Required = true)]
    public string ChangeSetName { get; set; } = null!;

    public string? StackName { get; set; }

    /// <summary>Marks the next page; null on the last one, and in the request for the first.</summary>
    public string? NextToken { get; set; }

    /// <summary>Asks for BeforeContext, AfterContext and the values before and after.</summary>
    public bool? IncludePropertyValues { get; set; }
}

/// <summary>A change set's state and one page of its changes.</summary>
public class DescribeChangeSetResponse : AmazonWebServiceResponse
{
    public string? ChangeSetName { get; set; }
    public string? ChangeSetId { get; set; }
    public string? StackId { get; set; }
    public string? StackName { get; set; }
    public string? Description { get; set; }

    /// <summary>NoEcho values are masked.</summary>
    public List<Parameter>? Parameters { get; set; }

    public DateTime? CreationTime { get; set; }
    public ExecutionStatus? ExecutionStatus { get; set; }
    public ChangeSetStatus? Status { get; set; }

    /// <summary>For FAILED the only way to tell "no changes" from a real failure.</summary>
    public string? StatusReason { get; set; }

    /// <summary>SNS topics that hear of stack events, at most 5.</summary>
    public List<string>? NotificationARNs { get; set; }

    public RollbackConfiguration? RollbackConfiguration { get; set; }

    /// <summary>Values of <see cref="Capability"/>.</summary>
    public List<string>? Capabilities { get; set; }

    public List<Tag>? Tags { get; set; }
    public List<Change>? Changes { get; set; }

    /// <summary>Marks the next page; null on the last one, and in the request for the first.</summary>
    public string? NextToken { get; set; }

    public bool? IncludeNestedStacks { get; set; }
    public string? ParentChangeSetId { get; set; }
    public string? RootChangeSetId { get; set; }
    public OnStackFailure? OnStackFailure { get; set; }
    public bool? ImportExistingResources { get; set; }
}
