using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.AutoScaling.Model;

/// <summary>Groups by name, or all, a page at a time.</summary>
public class DescribeAutoScalingGroupsRequest : AmazonAutoScalingRequest
{
    public List<string>? AutoScalingGroupNames { get; set; }
    public string? NextToken { get; set; }
    public int? MaxRecords { get; set; }
}

public class DescribeAutoScalingGroupsResponse : AmazonWebServiceResponse
{
    [AWSProperty(Required = true)]
    public List<AutoScalingGroup>? AutoScalingGroups { get; set; }
    public string? NextToken { get; set; }
}
