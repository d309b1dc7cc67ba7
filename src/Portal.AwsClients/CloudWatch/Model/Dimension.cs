using Amazon.Runtime.Internal;

namespace Amazon.CloudWatch.Model;

/// <summary>Part of a metric's identity, at most 30 a metric.</summary>
public class Dimension
{
    [AWSProperty(Required = true)]
    public string Name { get; set; } = null!;

    [AWSProperty(Required = true)]
    public string Value { get; set; } = null!;
}
