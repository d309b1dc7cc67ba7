using Amazon.Runtime.Internal;

namespace Amazon.AutoScaling.Model;

/// <summary>An instance of a group.</summary>
public class Instance
{
    [AWSProperty(Required = true)]
    public string? InstanceId { get; set; }

    [AWSProperty(Required = true)]
    public string? AvailabilityZone { get; set; }

    /// <summary>For example <c>Pending</c>, <c>InService</c> or <c>Terminating</c>.</summary>
    [AWSProperty(Required = true)]
    public LifecycleState? LifecycleState { get; set; }

    /// <summary><c>Healthy</c> or <c>Unhealthy</c>; with ELB health checks the load balancer has its say in it.</summary>
    [AWSProperty(Required = true)]
    public string? HealthStatus { get; set; }
    public string? InstanceType { get; set; }
}
