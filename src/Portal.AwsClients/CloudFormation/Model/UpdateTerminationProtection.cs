using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.CloudFormation.Model;

/// <summary>Guards a stack against DeleteStack, or lifts the guard.</summary>
public class UpdateTerminationProtectionRequest : AmazonCloudFormationRequest
{
    [AWSProperty(Required = true)]
    public bool? EnableTerminationProtection { get; set; }

    [AWSProperty(Required = true)]
    public string StackName { get; set; } = null!;
}

/// <summary>Done.</summary>
public class UpdateTerminationProtectionResponse : AmazonWebServiceResponse
{
    public string? StackId { get; set; }
}
