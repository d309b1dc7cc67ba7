using Amazon.Runtime.Internal;

namespace Amazon.AutoScaling.Model;

/// <summary>A group, as far as its size goes.</summary>
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

    public List<Instance>? Instances { get; set; }
}
