using Amazon.Runtime;

namespace Amazon.CostExplorer;

/// <summary>How a filter's values are compared.</summary>
public class MatchOption(string value) : ConstantClass(value)
{
    public static readonly MatchOption EQUALS = new("EQUALS");

    /// <summary>Holds where the key is not set at all.</summary>
    public static readonly MatchOption ABSENT = new("ABSENT");

    public static readonly MatchOption STARTS_WITH = new("STARTS_WITH");
    public static readonly MatchOption ENDS_WITH = new("ENDS_WITH");
    public static readonly MatchOption CONTAINS = new("CONTAINS");
    public static readonly MatchOption CASE_SENSITIVE = new("CASE_SENSITIVE");
    public static readonly MatchOption CASE_INSENSITIVE = new("CASE_INSENSITIVE");
    public static readonly MatchOption GREATER_THAN_OR_EQUAL = new("GREATER_THAN_OR_EQUAL");

    public static MatchOption FindValue(string value) => FindValue<MatchOption>(value);

    public static implicit operator MatchOption(string value) => FindValue(value);
}
