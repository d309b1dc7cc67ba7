using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.CloudFormation.Model;

/// <summary>All resources of a stack, page by page.</summary>
public class ListStackResourcesRequest : AmazonCloudFormationRequest
{
    [AWSProperty(Required = true)]
    public string StackName { get; set; } = null!;

    /// <summary>Marks the next page; null on the last one, and in the request for the first.</summary>
    public string? NextToken { get; set; }
}

/// <summary>One page of resources.</summary>
public class ListStackResourcesResponse : AmazonWebServiceResponse
{
    public List<StackResourceSummary>? StackResourceSummaries { get; set; }

    /// <summary>Marks the next page; null on the last one, and in the request for the first.</summary>
    public string? NextToken { get; set; }
}
