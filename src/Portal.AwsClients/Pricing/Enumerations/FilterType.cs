using Amazon.Runtime;

namespace Amazon.Pricing;

/// <summary>How a filter compares.</summary>
public class FilterType(string value) : ConstantClass(value)
{
    public static readonly FilterType TERM_MATCH = new("TERM_MATCH");

    public static FilterType FindValue(string value) => FindValue<FilterType>(value);

    public static implicit operator FilterType(string value) => FindValue(value);
}
