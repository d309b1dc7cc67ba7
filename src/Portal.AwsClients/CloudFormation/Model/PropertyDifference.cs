using Amazon.Runtime.Internal;

namespace Amazon.CloudFormation.Model;

/// <summary>One property that differs.</summary>
public class PropertyDifference
{
    /// <summary>JSON pointer, for example <c>/Tags/0/Value</c>.</summary>
    [AWSProperty(Required = true)]
    public string PropertyPath { get; set; } = null!;

    [AWSProperty(Required = true)]
    public string ExpectedValue { get; set; } = null!;

    [AWSProperty(Required = true)]
    public string ActualValue { get; set; } = null!;

    [AWSProperty(Required = true)]
    public DifferenceType DifferenceType { get; set; } = null!;
}
