using Amazon.Runtime;

namespace Amazon.CloudFormation;

/// <summary>Whether a Modify replaces the physical resource.</summary>
public class Replacement(string value) : ConstantClass(value)
{
    public static readonly Replacement True = new("True");
    public static readonly Replacement False = new("False");

    /// <summary>Decided only at execution.</summary>
    public static readonly Replacement Conditional = new("Conditional");

    public static Replacement FindValue(string value) => FindValue<Replacement>(value);

    public static implicit operator Replacement(string value) => FindValue(value);
}
