namespace Amazon.ElasticLoadBalancingV2.Model;

/// <summary>For example <c>deletion_protection.enabled</c> and <c>true</c>.</summary>
public class LoadBalancerAttribute
{
    public string? Key { get; set; }
    public string? Value { get; set; }
}
