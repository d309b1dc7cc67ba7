using Amazon.Runtime;

namespace Amazon.ElastiCache;

public class MultiAZStatus(string value) : ConstantClass(value)
{
    public static readonly MultiAZStatus Enabled = new("enabled");
    public static readonly MultiAZStatus Disabled = new("disabled");

    public static MultiAZStatus FindValue(string value) => FindValue<MultiAZStatus>(value);

    public static implicit operator MultiAZStatus(string value) => FindValue(value);
}
