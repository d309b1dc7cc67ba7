using Amazon.Runtime.Internal;

namespace Amazon.AutoScaling.Model;

/// <summary>A group, as far as its size and its instances go.</summary>
public class AutoScalingGroup
{
    [AWSProperty(Required = true)]
    public string? AutoScalingGroupName { get; set; }

    [AWSProperty(Required = true)]
    public int? MinSize { get; set; }

    [AWSProperty(Required = true)]
    public int? MaxSize { get; set; }

    [AWSProperty(Required = true)]
    public int? DesiredCapacity { get; set; }

    [AWSProperty(Required = true)]
    public List<string>? AvailabilityZones { get; set; }
    public List<Instance>? Instances { get; set; }
    public List<TagDescription>? Tags { get; set; }
}
