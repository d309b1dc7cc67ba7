using Portal.CloudFormation.Syntax;

namespace Portal.CloudFormation.Evaluation;

/// <summary>All functions by name.</summary>
internal static class Functions
{
    public const string MacroRefusal = "Fn::Transform runs a macro in the account; what it makes is not known here.";

    private delegate Value? Function(Expressions e, Entry call);

    private static readonly Dictionary<string, Function> Table = new()
    {
        ["Ref"] = ReferenceFunctions.Ref,
        ["Fn::GetAtt"] = ReferenceFunctions.GetAtt,
        ["Fn::ImportValue"] = ReferenceFunctions.ImportValue,
        ["Fn::Sub"] = Substitution.Sub,
        ["Fn::Join"] = TextFunctions.Join,
        ["Fn::Split"] = TextFunctions.Split,
        ["Fn::Base64"] = TextFunctions.Base64,
        ["Fn::ToJsonString"] = Extended(JsonFunction.ToJsonString),
        ["Fn::Select"] = ListFunctions.Select,
        ["Fn::Length"] = Extended(ListFunctions.Length),
        ["Fn::GetAZs"] = ListFunctions.GetAZs,
        ["Fn::Cidr"] = CidrFunction.Cidr,
        ["Fn::FindInMap"] = MapFunctions.FindInMap,
        ["Fn::If"] = ChoiceFunctions.If,
        ["Fn::Transform"] = (e, call) => Macro(e, call),
        ["Fn::RefAll"] = InRules(RuleFunctions.RefAll),
        ["Fn::ValueOf"] = InRules(RuleFunctions.ValueOf),
        ["Fn::ValueOfAll"] = InRules(RuleFunctions.ValueOfAll),
        ["Fn::And"] = OnlyInConditions,
        ["Fn::Or"] = OnlyInConditions,
        ["Fn::Not"] = OnlyInConditions,
        ["Fn::Equals"] = OnlyInConditions,
        ["Fn::Contains"] = OnlyInRules,
        ["Fn::EachMemberEquals"] = OnlyInRules,
        ["Fn::EachMemberIn"] = OnlyInRules,
    };

    public static bool IsCall(string key) => key == "Ref" || key.StartsWith("Fn::", StringComparison.Ordinal);

    public static Value? Call(Expressions e, Entry call, Position at)
    {
        if (!Table.TryGetValue(call.Key, out var function))
            return e.Fail(at, $"{call.Key} is not a function that CloudFormation knows.");
        var outer = e.Trail;
        e.Trail = outer.Into(call.Key);
        var value = function(e, call);
        e.Trail = outer;
        return value;
    }

    private static Function Extended(Function function) => (e, call) =>
    {
        if (!e.Template.Transforms.Contains(Reading.Loops.Transform))
            e.Fail(call.At, $"{call.Key} needs the line \"Transform: {Reading.Loops.Transform}\".");
        return function(e, call);
    };

    private static Function InRules(Function function) => (e, call) =>
        e.Context == Context.Rules ? function(e, call) : OnlyInRules(e, call);

    private static Unknown OnlyInRules(Expressions e, Entry call) => e.Fail(call.At, $"{call.Key} can be used only in Rules.");

    private static Unknown OnlyInConditions(Expressions e, Entry call) =>
        e.Fail(call.At, $"{call.Key} can be used only in Conditions and Rules; refer to a condition by its name with Fn::If.");

    private static Unknown Macro(Expressions e, Entry call)
    {
        var name = call.Value is Mapping mapping && mapping["Name"] is Scalar scalar ? scalar.Text : "";
        if (name.Length == 0) return e.Fail(call.At, "Fn::Transform takes a mapping with a Name.");
        e.Fail(call.At, MacroRefusal);
        return new Unknown($"${{Fn::Transform({name})}}", [new Reference(ReferenceKind.Macro, name, null)]);
    }
}
