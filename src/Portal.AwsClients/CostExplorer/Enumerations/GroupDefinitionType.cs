using Amazon.Runtime;

namespace Amazon.CostExplorer;

/// <summary>Kinds of groups.</summary>
public class GroupDefinitionType(string value) : ConstantClass(value)
{
    public static readonly GroupDefinitionType DIMENSION = new("DIMENSION");
    public static readonly GroupDefinitionType TAG = new("TAG");
    public static readonly GroupDefinitionType COST_CATEGORY = new("COST_CATEGORY");

    public static GroupDefinitionType FindValue(string value) => FindValue<GroupDefinitionType>(value);

    public static implicit operator GroupDefinitionType(string value) => FindValue(value);
}
