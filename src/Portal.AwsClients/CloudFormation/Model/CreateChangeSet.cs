using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.CloudFormation.Model;

/// <summary>
/// Proposes a new stack or changes to one. Template: exactly one of TemplateBody, TemplateURL, UsePreviousTemplate.
/// </summary>
public class CreateChangeSetRequest : AmazonCloudFormationRequest
{
    [AWSProperty(Required = true)]
    public string StackName { get; set; } = null!;

    /// <summary>At most 51,200 bytes; larger templates go through TemplateURL.</summary>
    public string? TemplateBody { get; set; }

    /// <summary>An S3 object of at most 1 MB.</summary>
    public string? TemplateURL { get; set; }

    public bool? UsePreviousTemplate { get; set; }
    public List<Parameter>? Parameters { get; set; }

    /// <summary>Values of <see cref="Capability"/>.</summary>
    public List<string>? Capabilities { get; set; }

    /// <summary>Type names, for example <c>AWS::RDS::DBInstance</c>.</summary>
    public List<string>? ResourceTypes { get; set; }

    /// <summary>The role CloudFormation acts as; the last one used when not set.</summary>
    public string? RoleARN { get; set; }

    public RollbackConfiguration? RollbackConfiguration { get; set; }

    /// <summary>SNS topics that hear of stack events, at most 5.</summary>
    public List<string>? NotificationARNs { get; set; }

    public List<Tag>? Tags { get; set; }

    [AWSProperty(Required = true)]
    public string ChangeSetName { get; set; } = null!;

    /// <summary>Makes a retry safe: a second request with the same token is the same change set.</summary>
    public string? ClientToken { get; set; }

    public string? Description { get; set; }

    /// <summary>UPDATE when not set. CREATE makes the stack too, in REVIEW_IN_PROGRESS.</summary>
    public ChangeSetType? ChangeSetType { get; set; }

    public List<ResourceToImport>? ResourcesToImport { get; set; }
    public bool? IncludeNestedStacks { get; set; }

    /// <summary>What execution does with a stack that fails to be created.</summary>
    public OnStackFailure? OnStackFailure { get; set; }

    public bool? ImportExistingResources { get; set; }

    /// <summary>Set for a change set that is compared with the actual state of the resources, and puts drift back.</summary>
    public DeploymentMode? DeploymentMode { get; set; }
}

/// <summary>The change set is still being computed: poll DescribeChangeSet for its status.</summary>
public class CreateChangeSetResponse : AmazonWebServiceResponse
{
    /// <summary>ARN of the change set.</summary>
    public string? Id { get; set; }

    /// <summary>ARN of the stack, which exists from now on even for a CREATE.</summary>
    public string? StackId { get; set; }
}
