using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.CloudFormation.Model;

/// <summary>Carries out a change set; the stack's other change sets are deleted by it.</summary>
public class ExecuteChangeSetRequest : AmazonCloudFormationRequest
{
    /// <summary>Name or ARN; a name needs StackName beside it.</summary>
    [AWSProperty(Required = true)]
    public string ChangeSetName { get; set; } = null!;

    public string? StackName { get; set; }

    /// <summary>Rides on every stack event of the execution and makes a retry safe.</summary>
    public string? ClientRequestToken { get; set; }

    /// <summary>Keeps what was provisioned when the execution fails.</summary>
    public bool? DisableRollback { get; set; }

    /// <summary>A rollback deletes resources that this execution created, even with a Retain policy.</summary>
    public bool? RetainExceptOnCreate { get; set; }
}

/// <summary>Accepted; progress shows in the stack's status and events.</summary>
public class ExecuteChangeSetResponse : AmazonWebServiceResponse;
