using Amazon.Runtime;

namespace Amazon.CloudFormation;

/// <summary>What a caller acknowledges about a template.</summary>
public class Capability(string value) : ConstantClass(value)
{
    public static readonly Capability CAPABILITY_IAM = new("CAPABILITY_IAM");

    /// <summary>Includes CAPABILITY_IAM.</summary>
    public static readonly Capability CAPABILITY_NAMED_IAM = new("CAPABILITY_NAMED_IAM");

    /// <summary>Macros may rewrite the template.</summary>
    public static readonly Capability CAPABILITY_AUTO_EXPAND = new("CAPABILITY_AUTO_EXPAND");

    public static Capability FindValue(string value) => FindValue<Capability>(value);

    public static implicit operator Capability(string value) => FindValue(value);
}
