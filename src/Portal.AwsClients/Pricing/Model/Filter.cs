using Amazon.Runtime.Internal;

namespace Amazon.Pricing.Model;

/// <summary>Products whose attribute has exactly this value.</summary>
public class Filter
{
    [AWSProperty(Required = true)]
    public FilterType Type { get; set; } = null!;

    /// <summary>An attribute's name, such as <c>instanceType</c>, or <c>ServiceCode</c>.</summary>
    [AWSProperty(Required = true)]
    public string Field { get; set; } = null!;

    [AWSProperty(Required = true)]
    public string Value { get; set; } = null!;
}
