namespace Amazon.ElasticLoadBalancingV2.Model;

public class LoadBalancer
{
    public string? LoadBalancerArn { get; set; }
    public string? LoadBalancerName { get; set; }
    public string? VpcId { get; set; }
    public LoadBalancerTypeEnum? Type { get; set; }
    public LoadBalancerState? State { get; set; }
    public List<AvailabilityZone>? AvailabilityZones { get; set; }
}
