namespace Portal.CloudFormation.Syntax;

/// <summary>The one form in which a function is kept: <c>{Fn::Name: argument}</c>, attributes as a list of two.</summary>
internal static class LongForm
{
    private const string GetAtt = "Fn::GetAtt";

    private static readonly Dictionary<string, string> Functions = KnownFunctions();

    /// <summary>The key that a short tag (<c>!Join</c>) stands for (<c>Fn::Join</c>), or null when CloudFormation has no such tag.</summary>
    public static string? KeyOf(string tag) => Functions.GetValueOrDefault(tag);

    public static Node OfTag(string function, Node argument) =>
        OfAttribute(new Mapping([new Entry(function, argument, argument.At)], argument.At));

    /// <summary><c>{Fn::GetAtt: "A.B.C"}</c> becomes <c>{Fn::GetAtt: [A, "B.C"]}</c>; anything else stays as it is.</summary>
    public static Mapping OfAttribute(Mapping mapping)
    {
        if (mapping.Entries is not [{ Key: GetAtt, Value: Scalar dotted } entry]) return mapping;
        var dot = dotted.Text.IndexOf('.');
        if (dot < 0) return mapping;
        Node[] parts =
        [
            new Scalar(dotted.Text[..dot], ScalarKind.String, dotted.At),
            new Scalar(dotted.Text[(dot + 1)..], ScalarKind.String, dotted.At),
        ];
        return mapping with { Entries = [entry with { Value = new Sequence(parts, dotted.At) }] };
    }

    private static Dictionary<string, string> KnownFunctions()
    {
        string[] names =
        [
            "And", "Base64", "Cidr", "Contains", "EachMemberEquals", "EachMemberIn", "Equals", "FindInMap", "GetAtt",
            "GetAZs", "If", "ImportValue", "Join", "Length", "Not", "Or", "RefAll", "Select", "Split", "Sub",
            "ToJsonString", "Transform", "ValueOf", "ValueOfAll",
        ];
        var functions = names.ToDictionary(name => "!" + name, name => "Fn::" + name);
        functions["!Ref"] = "Ref";
        functions["!Condition"] = "Condition";
        return functions;
    }
}
