using Amazon.Runtime;

namespace Amazon.EC2.Model;

/// <summary>Subnets, a page at a time.</summary>
public class DescribeSubnetsRequest : AmazonEC2Request
{
    public int? MaxResults { get; set; }
    public string? NextToken { get; set; }
}

public class DescribeSubnetsResponse : AmazonWebServiceResponse
{
    public string? NextToken { get; set; }
    public List<Subnet>? Subnets { get; set; }
}
