using Amazon.Runtime;

namespace Amazon.CloudFormation;

/// <summary>What would happen to a resource.</summary>
public class ChangeAction(string value) : ConstantClass(value)
{
    public static readonly ChangeAction Add = new("Add");
    public static readonly ChangeAction Modify = new("Modify");
    public static readonly ChangeAction Remove = new("Remove");
    public static readonly ChangeAction Import = new("Import");

    /// <summary>Decided only at execution.</summary>
    public static readonly ChangeAction Dynamic = new("Dynamic");

    public static ChangeAction FindValue(string value) => FindValue<ChangeAction>(value);

    public static implicit operator ChangeAction(string value) => FindValue(value);
}
