using Amazon.Runtime;

namespace Amazon.EC2.Model;

/// <summary>NAT gateways, a page at a time; those just deleted are among them for an hour.</summary>
public class DescribeNatGatewaysRequest : AmazonEC2Request
{
    public int? MaxResults { get; set; }
    public string? NextToken { get; set; }
}

public class DescribeNatGatewaysResponse : AmazonWebServiceResponse
{
    public string? NextToken { get; set; }
    public List<NatGateway>? NatGateways { get; set; }
}
