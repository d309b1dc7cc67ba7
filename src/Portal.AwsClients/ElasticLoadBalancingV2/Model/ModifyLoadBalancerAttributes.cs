using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.ElasticLoadBalancingV2.Model;

/// <summary>Other values for some attributes; what is not named stays.</summary>
public class ModifyLoadBalancerAttributesRequest : AmazonElasticLoadBalancingV2Request
{
    [AWSProperty(Required = true)]
    public string LoadBalancerArn { get; set; } = null!;

    [AWSProperty(Required = true)]
    public List<LoadBalancerAttribute> Attributes { get; set; } = null!;
}

public class ModifyLoadBalancerAttributesResponse : AmazonWebServiceResponse
{
    public List<LoadBalancerAttribute>? Attributes { get; set; }
}
