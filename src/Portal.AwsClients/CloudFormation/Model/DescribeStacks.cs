using Amazon.Runtime;

namespace Amazon.CloudFormation.Model;

/// <summary>One stack, or page by page all that are not deleted.</summary>
public class DescribeStacksRequest : AmazonCloudFormationRequest
{
    /// <summary>Name or ARN; a deleted stack is found by its ARN only.</summary>
    public string? StackName { get; set; }

    /// <summary>Marks the next page; null on the last one, and in the request for the first.</summary>
    public string? NextToken { get; set; }
}

/// <summary>One page of stacks.</summary>
public class DescribeStacksResponse : AmazonWebServiceResponse
{
    public List<Stack>? Stacks { get; set; }

    /// <summary>Marks the next page; null on the last one, and in the request for the first.</summary>
    public string? NextToken { get; set; }
}
