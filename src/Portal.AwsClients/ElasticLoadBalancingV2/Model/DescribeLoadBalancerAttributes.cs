using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.ElasticLoadBalancingV2.Model;

/// <summary>All attributes of a load balancer.</summary>
public class DescribeLoadBalancerAttributesRequest : AmazonElasticLoadBalancingV2Request
{
    [AWSProperty(Required = true)]
    public string LoadBalancerArn { get; set; } = null!;
}

public class DescribeLoadBalancerAttributesResponse : AmazonWebServiceResponse
{
    public List<LoadBalancerAttribute>? Attributes { get; set; }
}
