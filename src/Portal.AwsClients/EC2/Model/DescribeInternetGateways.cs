using Amazon.Runtime;

namespace Amazon.EC2.Model;

/// <summary>Internet gateways, a page at a time.</summary>
public class DescribeInternetGatewaysRequest : AmazonEC2Request
{
    public int? MaxResults { get; set; }
    public string? NextToken { get; set; }
}

public class DescribeInternetGatewaysResponse : AmazonWebServiceResponse
{
    public string? NextToken { get; set; }
    public List<InternetGateway>? InternetGateways { get; set; }
}
