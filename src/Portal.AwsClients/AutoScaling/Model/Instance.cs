using Amazon.Runtime.Internal;

namespace Amazon.AutoScaling.Model;

/// <summary>An instance of a group.</summary>
public class Instance
{
    [AWSProperty(Required = true)]
    public string? InstanceId { get; set; }

    [AWSProperty(Required = true)]
    public string? AvailabilityZone { get; set; }

    [AWSProperty(Required = true)]
    public string? HealthStatus { get; set; }
}
