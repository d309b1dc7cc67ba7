using Amazon.Runtime;

namespace Amazon.CloudFormation;

/// <summary>What a change is about.</summary>
public class ChangeType(string value) : ConstantClass(value)
{
    public static readonly ChangeType Resource = new("Resource");

    public static ChangeType FindValue(string value) => FindValue<ChangeType>(value);

    public static implicit operator ChangeType(string value) => FindValue(value);
}
