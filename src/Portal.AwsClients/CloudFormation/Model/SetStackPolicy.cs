using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.CloudFormation.Model;

/// <summary>Says which resources an update may touch. Exactly one of StackPolicyBody and StackPolicyURL.</summary>
public class SetStackPolicyRequest : AmazonCloudFormationRequest
{
    [AWSProperty(Required = true)]
    public string StackName { get; set; } = null!;

    /// <summary>JSON of at most 16,384 bytes.</summary>
    public string? StackPolicyBody { get; set; }

    public string? StackPolicyURL { get; set; }
}

/// <summary>Done.</summary>
public class SetStackPolicyResponse : AmazonWebServiceResponse;
