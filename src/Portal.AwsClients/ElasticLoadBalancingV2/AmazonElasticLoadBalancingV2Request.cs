using Amazon.Runtime;

namespace Amazon.ElasticLoadBalancingV2;

/// <summary>Base of every Elastic Load Balancing request.</summary>
public class AmazonElasticLoadBalancingV2Request : AmazonWebServiceRequest;
