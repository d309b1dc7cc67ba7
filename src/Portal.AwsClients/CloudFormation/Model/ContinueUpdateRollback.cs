using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.CloudFormation.Model;

/// <summary>Takes up a rollback that failed; only in UPDATE_ROLLBACK_FAILED.</summary>
public class ContinueUpdateRollbackRequest : AmazonCloudFormationRequest
{
    [AWSProperty(Required = true)]
    public string StackName { get; set; } = null!;

    /// <summary>The role CloudFormation acts as; the last one used when not set.</summary>
    public string? RoleARN { get; set; }

    /// <summary>Logical ids left as they are; afterwards they may differ from the template.</summary>
    public List<string>? ResourcesToSkip { get; set; }

    public string? ClientRequestToken { get; set; }
}

/// <summary>Accepted.</summary>
public class ContinueUpdateRollbackResponse : AmazonWebServiceResponse;
