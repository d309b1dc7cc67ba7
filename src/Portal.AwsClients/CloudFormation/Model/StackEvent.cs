using Amazon.Runtime.Internal;

namespace Amazon.CloudFormation.Model;

/// <summary>One step in a stack's life.</summary>
public class StackEvent
{
    [AWSProperty(Required = true)]
    public string StackId { get; set; } = null!;

    /// <summary>Unique; the key to recognise an event already seen.</summary>
    [AWSProperty(Required = true)]
    public string EventId { get; set; } = null!;

    [AWSProperty(Required = true)]
    public string StackName { get; set; } = null!;

    public string? LogicalResourceId { get; set; }

    /// <summary>Null or empty until the resource exists.</summary>
    public string? PhysicalResourceId { get; set; }

    public string? ResourceType { get; set; }

    [AWSProperty(Required = true)]
    public DateTime? Timestamp { get; set; }

    public ResourceStatus? ResourceStatus { get; set; }
    public string? ResourceStatusReason { get; set; }

    /// <summary>JSON of the properties used.</summary>
    public string? ResourceProperties { get; set; }

    /// <summary>The token of the operation that caused the event.</summary>
    public string? ClientRequestToken { get; set; }

    public string? HookType { get; set; }
    public HookStatus? HookStatus { get; set; }
    public string? HookStatusReason { get; set; }
    public HookInvocationPoint? HookInvocationPoint { get; set; }
    public HookFailureMode? HookFailureMode { get; set; }
    public DetailedStatus? DetailedStatus { get; set; }
}
