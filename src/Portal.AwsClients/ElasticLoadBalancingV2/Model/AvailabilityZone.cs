namespace Amazon.ElasticLoadBalancingV2.Model;

/// <summary>A zone that a load balancer stands in.</summary>
public class AvailabilityZone
{
    public string? ZoneName { get; set; }
    public string? SubnetId { get; set; }
}
