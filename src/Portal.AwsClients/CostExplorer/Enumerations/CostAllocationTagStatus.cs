using Amazon.Runtime;

namespace Amazon.CostExplorer;

/// <summary>Whether cost data is grouped by a tag key.</summary>
public class CostAllocationTagStatus(string value) : ConstantClass(value)
{
    public static readonly CostAllocationTagStatus Active = new("Active");
    public static readonly CostAllocationTagStatus Inactive = new("Inactive");

    public static CostAllocationTagStatus FindValue(string value) => FindValue<CostAllocationTagStatus>(value);

    public static implicit operator CostAllocationTagStatus(string value) => FindValue(value);
}
