using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.CloudFormation.Model;

/// <summary>Withdraws a change set. The empty stack of a CREATE stays and is deleted by DeleteStack.</summary>
public class DeleteChangeSetRequest : AmazonCloudFormationRequest
{
    /// <summary>Name or ARN; a name needs StackName beside it.</summary>
    [AWSProperty(Required = true)]
    public string ChangeSetName { get; set; } = null!;

    public string? StackName { get; set; }
}

/// <summary>Accepted.</summary>
public class DeleteChangeSetResponse : AmazonWebServiceResponse;
