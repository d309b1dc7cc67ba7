using Amazon.Runtime;

namespace Amazon.EC2.Model;

/// <summary>Elastic IP addresses, all at once.</summary>
public class DescribeAddressesRequest : AmazonEC2Request;

public class DescribeAddressesResponse : AmazonWebServiceResponse
{
    public List<Address>? Addresses { get; set; }
}
