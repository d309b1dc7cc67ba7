using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.CloudFormation.Model;

/// <summary>Starts comparing resources with their template.</summary>
public class DetectStackDriftRequest : AmazonCloudFormationRequest
{
    [AWSProperty(Required = true)]
    public string StackName { get; set; } = null!;

    /// <summary>Only these; all when not set.</summary>
    public List<string>? LogicalResourceIds { get; set; }
}

/// <summary>Accepted; poll DescribeStackDriftDetectionStatus.</summary>
public class DetectStackDriftResponse : AmazonWebServiceResponse
{
    [AWSProperty(Required = true)]
    public string StackDriftDetectionId { get; set; } = null!;
}
