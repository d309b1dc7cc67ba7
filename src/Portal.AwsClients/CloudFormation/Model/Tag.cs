using Amazon.Runtime.Internal;

namespace Amazon.CloudFormation.Model;

/// <summary>A stack's tag, handed on to the resources that take tags; at most 50 a stack.</summary>
public class Tag
{
    [AWSProperty(Required = true)]
    public string Key { get; set; } = null!;

    [AWSProperty(Required = true)]
    public string Value { get; set; } = null!;
}
