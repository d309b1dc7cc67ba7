namespace Portal.CloudFormation.Parameters;

/// <summary>A parameter's type taken apart.</summary>
/// <param name="Item">Of one value: <c>String</c>, <c>Number</c> or an AWS type such as <c>AWS::EC2::VPC::Id</c>.</param>
/// <param name="IsList">The value is several, separated by commas.</param>
/// <param name="IsStored">The value is the name of an SSM parameter that CloudFormation reads (<c>AWS::SSM::Parameter::Value&lt;…&gt;</c>).</param>
public sealed record ParameterType(string Item, bool IsList, bool IsStored)
{
    private const string StoredPrefix = "AWS::SSM::Parameter::Value<";
    private const string ListPrefix = "List<";

    /// <summary>Null when CloudFormation has no such type.</summary>
    public static ParameterType? Parse(string type)
    {
        if (Unwrap(type, StoredPrefix) is { } stored)
            return ParseValue(stored) is { } inner ? inner with { IsStored = true } : null;
        return ParseValue(type);
    }

    private static ParameterType? ParseValue(string type)
    {
        if (type == "CommaDelimitedList") return new ParameterType("String", IsList: true, IsStored: false);
        var item = Unwrap(type, ListPrefix);
        var single = item ?? type;
        return single is "String" or "Number" || IdShapes.Knows(single)
            ? new ParameterType(single, IsList: item is not null, IsStored: false)
            : null;
    }

    private static string? Unwrap(string type, string prefix) =>
        type.StartsWith(prefix, StringComparison.Ordinal) && type.EndsWith('>') ? type[prefix.Length..^1] : null;
}
