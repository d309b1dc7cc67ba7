using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.AutoScaling.Model;

/// <summary>Other sizes for a group; what is not set stays.</summary>
public class UpdateAutoScalingGroupRequest : AmazonAutoScalingRequest
{
    [AWSProperty(Required = true)]
    public string AutoScalingGroupName { get; set; } = null!;
    public int? MinSize { get; set; }
    public int? MaxSize { get; set; }
    public int? DesiredCapacity { get; set; }
}

public class UpdateAutoScalingGroupResponse : AmazonWebServiceResponse;
