using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.CloudFormation.Model;

/// <summary>Deletes a stack and its resources. Succeeds for a stack that does not exist.</summary>
public class DeleteStackRequest : AmazonCloudFormationRequest
{
    [AWSProperty(Required = true)]
    public string StackName { get; set; } = null!;

    /// <summary>Logical ids to leave standing; only for a stack in DELETE_FAILED.</summary>
    public List<string>? RetainResources { get; set; }

    /// <summary>The role CloudFormation acts as; the last one used when not set.</summary>
    public string? RoleARN { get; set; }

    /// <summary>Rides on every stack event of the deletion and makes a retry safe.</summary>
    public string? ClientRequestToken { get; set; }

    public DeletionMode? DeletionMode { get; set; }
}

/// <summary>Accepted.</summary>
public class DeleteStackResponse : AmazonWebServiceResponse;
