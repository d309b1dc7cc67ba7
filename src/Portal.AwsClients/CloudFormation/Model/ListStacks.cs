using Amazon.Runtime;

namespace Amazon.CloudFormation.Model;

/// <summary>Summaries of stacks, including those deleted in the last 90 days.</summary>
public class ListStacksRequest : AmazonCloudFormationRequest
{
    /// <summary>Marks the next page; null on the last one, and in the request for the first.</summary>
    public string? NextToken { get; set; }

    /// <summary>Values of <see cref="StackStatus"/>.</summary>
    public List<string>? StackStatusFilter { get; set; }
}

/// <summary>One page of summaries.</summary>
public class ListStacksResponse : AmazonWebServiceResponse
{
    public List<StackSummary>? StackSummaries { get; set; }

    /// <summary>Marks the next page; null on the last one, and in the request for the first.</summary>
    public string? NextToken { get; set; }
}
