using Amazon.Runtime;

namespace Amazon.EC2.Model;

/// <summary>VPCs, a page at a time.</summary>
public class DescribeVpcsRequest : AmazonEC2Request
{
    public int? MaxResults { get; set; }
    public string? NextToken { get; set; }
}

public class DescribeVpcsResponse : AmazonWebServiceResponse
{
    public string? NextToken { get; set; }
    public List<Vpc>? Vpcs { get; set; }
}
