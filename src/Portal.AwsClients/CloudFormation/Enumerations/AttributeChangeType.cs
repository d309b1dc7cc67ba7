using Amazon.Runtime;

namespace Amazon.CloudFormation;

/// <summary>How a property changes.</summary>
public class AttributeChangeType(string value) : ConstantClass(value)
{
    public static readonly AttributeChangeType Add = new("Add");
    public static readonly AttributeChangeType Remove = new("Remove");
    public static readonly AttributeChangeType Modify = new("Modify");

    public static AttributeChangeType FindValue(string value) => FindValue<AttributeChangeType>(value);

    public static implicit operator AttributeChangeType(string value) => FindValue(value);
}
