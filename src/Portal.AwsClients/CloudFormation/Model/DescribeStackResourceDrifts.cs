using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.CloudFormation.Model;

/// <summary>Drift of single resources, as last detected.</summary>
public class DescribeStackResourceDriftsRequest : AmazonCloudFormationRequest
{
    [AWSProperty(Required = true)]
    public string StackName { get; set; } = null!;

    /// <summary>Values of <see cref="StackResourceDriftStatus"/>.</summary>
    public List<string>? StackResourceDriftStatusFilters { get; set; }

    /// <summary>Marks the next page; null on the last one, and in the request for the first.</summary>
    public string? NextToken { get; set; }

    /// <summary>From 1 to 100.</summary>
    public int? MaxResults { get; set; }
}

/// <summary>One page of resource drifts.</summary>
public class DescribeStackResourceDriftsResponse : AmazonWebServiceResponse
{
    [AWSProperty(Required = true)]
    public List<StackResourceDrift>? StackResourceDrifts { get; set; }

    /// <summary>Marks the next page; null on the last one, and in the request for the first.</summary>
    public string? NextToken { get; set; }
}
