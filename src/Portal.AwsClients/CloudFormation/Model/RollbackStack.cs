using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.CloudFormation.Model;

/// <summary>Back to the last stable state; only in CREATE_FAILED and UPDATE_FAILED.</summary>
public class RollbackStackRequest : AmazonCloudFormationRequest
{
    [AWSProperty(Required = true)]
    public string StackName { get; set; } = null!;

    /// <summary>The role CloudFormation acts as; the last one used when not set.</summary>
    public string? RoleARN { get; set; }

    public string? ClientRequestToken { get; set; }
    public bool? RetainExceptOnCreate { get; set; }
}

/// <summary>Accepted.</summary>
public class RollbackStackResponse : AmazonWebServiceResponse
{
    public string? StackId { get; set; }
}
