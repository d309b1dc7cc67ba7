using Amazon.Runtime;

namespace Amazon.ElastiCache;

public class AutomaticFailoverStatus(string value) : ConstantClass(value)
{
    public static readonly AutomaticFailoverStatus Enabled = new("enabled");
    public static readonly AutomaticFailoverStatus Disabled = new("disabled");
    public static readonly AutomaticFailoverStatus Enabling = new("enabling");
    public static readonly AutomaticFailoverStatus Disabling = new("disabling");

    public static AutomaticFailoverStatus FindValue(string value) => FindValue<AutomaticFailoverStatus>(value);

    public static implicit operator AutomaticFailoverStatus(string value) => FindValue(value);
}
