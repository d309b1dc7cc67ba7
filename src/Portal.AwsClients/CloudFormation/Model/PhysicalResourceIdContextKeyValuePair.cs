using Amazon.Runtime.Internal;

namespace Amazon.CloudFormation.Model;

/// <summary>Part of a resource's identity where the physical id alone is not enough.</summary>
public class PhysicalResourceIdContextKeyValuePair
{
    [AWSProperty(Required = true)]
    public string Key { get; set; } = null!;

    [AWSProperty(Required = true)]
    public string Value { get; set; } = null!;
}
