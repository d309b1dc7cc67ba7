using Amazon.Runtime;

namespace Amazon.CloudFormation.Model;

/// <summary>Events of a stack, newest first.</summary>
public class DescribeStackEventsRequest : AmazonCloudFormationRequest
{
    /// <summary>Name or ARN; a deleted stack is found by its ARN only.</summary>
    public string? StackName { get; set; }

    /// <summary>Marks the next page; null on the last one, and in the request for the first.</summary>
    public string? NextToken { get; set; }
}

/// <summary>One page of events.</summary>
public class DescribeStackEventsResponse : AmazonWebServiceResponse
{
    public List<StackEvent>? StackEvents { get; set; }

    /// <summary>Marks the next page; null on the last one, and in the request for the first.</summary>
    public string? NextToken { get; set; }
}
