using Amazon.Runtime;

namespace Amazon.ElasticLoadBalancingV2.Model;

/// <summary>Load balancers, a page at a time.</summary>
public class DescribeLoadBalancersRequest : AmazonElasticLoadBalancingV2Request
{
    public string? Marker { get; set; }

    /// <summary>From 1 to 400.</summary>
    public int? PageSize { get; set; }
}

public class DescribeLoadBalancersResponse : AmazonWebServiceResponse
{
    public List<LoadBalancer>? LoadBalancers { get; set; }
    public string? NextMarker { get; set; }
}
