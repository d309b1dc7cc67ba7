using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.CloudFormation.Model;

/// <summary>Change sets of a stack that were neither executed nor deleted.</summary>
public class ListChangeSetsRequest : AmazonCloudFormationRequest
{
    [AWSProperty(Required = true)]
    public string StackName { get; set; } = null!;

    /// <summary>Marks the next page; null on the last one, and in the request for the first.</summary>
    public string? NextToken { get; set; }
}

/// <summary>One page of change sets.</summary>
public class ListChangeSetsResponse : AmazonWebServiceResponse
{
    public List<ChangeSetSummary>? Summaries { get; set; }

    /// <summary>Marks the next page; null on the last one, and in the request for the first.</summary>
    public string? NextToken { get; set; }
}
