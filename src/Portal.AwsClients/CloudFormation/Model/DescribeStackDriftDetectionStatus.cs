using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.CloudFormation.Model;

/// <summary>Asks how far a drift detection is.</summary>
public class DescribeStackDriftDetectionStatusRequest : AmazonCloudFormationRequest
{
    [AWSProperty(Required = true)]
    public string StackDriftDetectionId { get; set; } = null!;
}

/// <summary>State and outcome of a drift detection.</summary>
public class DescribeStackDriftDetectionStatusResponse : AmazonWebServiceResponse
{
    [AWSProperty(Required = true)]
    public string StackId { get; set; } = null!;

    [AWSProperty(Required = true)]
    public string StackDriftDetectionId { get; set; } = null!;

    public StackDriftStatus? StackDriftStatus { get; set; }

    [AWSProperty(Required = true)]
    public StackDriftDetectionStatus DetectionStatus { get; set; } = null!;

    public string? DetectionStatusReason { get; set; }
    public int? DriftedStackResourceCount { get; set; }

    /// <summary>When the detection was started.</summary>
    [AWSProperty(Required = true)]
    public DateTime? Timestamp { get; set; }
}
