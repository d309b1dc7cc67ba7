using Amazon.Runtime;

namespace Amazon.CostExplorer;

/// <summary>Length of a period.</summary>
public class Granularity(string value) : ConstantClass(value)
{
    public static readonly Granularity DAILY = new("DAILY");
    public static readonly Granularity MONTHLY = new("MONTHLY");
    public static readonly Granularity HOURLY = new("HOURLY");

    public static Granularity FindValue(string value) => FindValue<Granularity>(value);

    public static implicit operator Granularity(string value) => FindValue(value);
}
