using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.CloudFormation.Model;

/// <summary>Stops a running update and rolls it back; only in UPDATE_IN_PROGRESS.</summary>
public class CancelUpdateStackRequest : AmazonCloudFormationRequest
{
    [AWSProperty(Required = true)]
    public string StackName { get; set; } = null!;

    public string? ClientRequestToken { get; set; }
}

/// <summary>Accepted.</summary>
public class CancelUpdateStackResponse : AmazonWebServiceResponse;
