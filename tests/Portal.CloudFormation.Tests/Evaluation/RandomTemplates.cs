using FsCheck;
using FsCheck.Fluent;

namespace Portal.CloudFormation.Tests.Evaluation;

/// <summary>Templates whose expressions are put together at random: mostly wrong, in every way.</summary>
internal static class RandomTemplates
{
    private static readonly string[] Functions =
    [
        "Ref", "Condition", "Fn::GetAtt", "Fn::Sub", "Fn::Join", "Fn::Select", "Fn::Split", "Fn::FindInMap", "Fn::If", "Fn::And", "Fn::Or",
        "Fn::Not", "Fn::Equals", "Fn::GetAZs", "Fn::Cidr", "Fn::Base64", "Fn::ImportValue", "Fn::Length", "Fn::ToJsonString",
        "Fn::Transform", "Fn::ForEach::L", "Fn::Contains", "Fn::EachMemberIn", "Fn::EachMemberEquals", "Fn::RefAll", "Fn::ValueOf",
        "Fn::ValueOfAll", "Fn::Nothing", "a", "DefaultValue", "Name",
    ];

    private static readonly string[] Leaves =
    [
        "\"\"", "0", "1", "-1", "3.5", "true", "\"a\"", "\"R1\"", "\"R2\"", "\"R1.Arn\"", "\"P1\"", "\"P2\"", "\"C1\"", "\"C2\"", "\"M\"", "\"k\"",
        "\"${P1}\"", "\"${R1.Id}${!x}${P2}\"", "\"${A}\"", "\"10.0.0.0/16\"", "\"8\"", "\"AWS::NoValue\"", "\"AWS::Region\"",
        "\"{{resolve:ssm:x}}\"", "[]", "{}", "{\"Ref\":\"R1\"}", "{\"Ref\":\"P2\"}", "{\"Ref\":\"AWS::NoValue\"}", "{\"Fn::GetAtt\":[\"R2\",\"X\"]}",
    ];

    public static Arbitrary<string> Arbitrary { get; } = (
        from parts in Node(5).ListOf(6)
        from transform in Gen.Elements("\"Transform\": \"AWS::LanguageExtensions\",", "")
        select $$"""
            { {{transform}}
              "Parameters": { "P1": {"Type":"String"}, "P2": {"Type":"CommaDelimitedList"} },
              "Mappings": { "M": { "k": { "k": "v", "l": ["a","b"] } } },
              "Rules": { "X": { "Assertions": [ {"Assert": {{parts[0]}} } ] } },
              "Conditions": { "C1": {{parts[1]}}, "C2": {{parts[2]}} },
              "Resources": {
                "R1": { "Type": "A::B::C", "Properties": {"P": {{parts[3]}} } },
                "R2": { "Type": "A::B::C", "Condition": "C1", "Properties": {"P": {{parts[4]}} } } },
              "Outputs": { "O": { "Value": {{parts[5]}} } } }
            """).ToArbitrary();

    private static Gen<string> Node(int depth)
    {
        var leaf = Gen.Elements(Leaves);
        if (depth == 0) return leaf;
        var below = Node(depth - 1);
        var list = from count in Gen.Choose(0, 4) from items in below.ListOf(count) select $"[{string.Join(",", items)}]";
        var call = from name in Gen.Elements(Functions) from argument in Gen.OneOf(list, below) select $"{{\"{name}\":{argument}}}";
        var map = from one in below from two in below select $"{{\"a\":{one},\"b\":{two}}}";
        return Gen.Frequency((2, leaf), (5, call), (1, list), (1, map));
    }
}
