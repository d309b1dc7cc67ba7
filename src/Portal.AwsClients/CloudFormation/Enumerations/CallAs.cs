using Amazon.Runtime;

namespace Amazon.CloudFormation;

/// <summary>As whom a stack set is asked about.</summary>
public class CallAs(string value) : ConstantClass(value)
{
    public static readonly CallAs SELF = new("SELF");
    public static readonly CallAs DELEGATED_ADMIN = new("DELEGATED_ADMIN");

    public static CallAs FindValue(string value) => FindValue<CallAs>(value);

    public static implicit operator CallAs(string value) => FindValue(value);
}
