using Amazon.Runtime;

namespace Amazon.CostExplorer;

/// <summary>Whose a tag key is.</summary>
public class CostAllocationTagType(string value) : ConstantClass(value)
{
    public static readonly CostAllocationTagType AWSGenerated = new("AWSGenerated");
    public static readonly CostAllocationTagType UserDefined = new("UserDefined");

    public static CostAllocationTagType FindValue(string value) => FindValue<CostAllocationTagType>(value);

    public static implicit operator CostAllocationTagType(string value) => FindValue(value);
}
