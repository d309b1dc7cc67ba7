using Amazon.Runtime;

namespace Amazon.CloudFormation;

/// <summary>How a property differs.</summary>
public class DifferenceType(string value) : ConstantClass(value)
{
    public static readonly DifferenceType ADD = new("ADD");
    public static readonly DifferenceType REMOVE = new("REMOVE");
    public static readonly DifferenceType NOT_EQUAL = new("NOT_EQUAL");

    public static DifferenceType FindValue(string value) => FindValue<DifferenceType>(value);

    public static implicit operator DifferenceType(string value) => FindValue(value);
}
